import { Buffer } from 'node:buffer';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';

// Plain JavaScript, since scripts in the workspace's cache import it by its URL.

/**
 * @typedef {(require: NodeJS.Require, exports: Record<string, unknown>) => void} Body
 * @typedef {{ readonly file: string, readonly script: Script, readonly isKept: boolean }} Loaded
 */

/** The folder's code as V8 has compiled it: another V8, or one with other flags, does not take it. */
const compiledName = `compiled-${cachedDataVersionTag().toString(16)}`;
const CHECK_BYTES = 4;

/** @type {Loaded[]} */
const loaded = [];
/** @type {Map<string, Record<string, unknown>>} */
const exportsOf = new Map();

/**
 * Runs a script that is a function of `require` and `exports`, once in this process, with the code that an earlier
 * process has compiled where that has been kept beside it.
 *
 * @param {string} url
 * @returns {Record<string, unknown>} what it exports
 */
export function loadScript(url) {
  const known = exportsOf.get(url);
  if (known !== undefined) return known;
  const file = fileURLToPath(url);
  const cachedData = compiledCode(file);
  const script = new Script(readFileSync(file, 'utf8'), {
    filename: file,
    ...(cachedData === undefined ? {} : { cachedData }),
  });
  loaded.push({
    file,
    script,
    isKept: cachedData !== undefined && script.cachedDataRejected === false,
  });
  /** @type {Record<string, unknown>} */
  const exports = {};
  const body = /** @type {Body} */ (script.runInThisContext());
  body(createRequire(url), exports);
  exportsOf.set(url, exports);
  return exports;
}

/**
 * Keeps the compiled code of the scripts that this process has loaded, with what has been compiled since they began,
 * for later processes. Where that fails, those compile it themselves.
 *
 * @param {string} scratch - absolute path of a folder of this process, on the scripts' disk
 */
export function keepCompiled(scratch) {
  for (const { file, script, isKept } of loaded) {
    if (isKept) continue;
    const part = join(scratch, `${compiledName}-${process.pid}`);
    try {
      const code = script.createCachedData();
      const check = Buffer.alloc(CHECK_BYTES);
      check.writeUInt32LE(crc32(code));
      writeFileSync(part, Buffer.concat([check, code]));
      renameSync(part, join(dirname(file), compiledName));
    } catch {
      rmSync(part, { force: true });
    }
  }
}

/**
 * V8 takes damaged code without looking, so that it has a checksum.
 *
 * @param {string} file
 * @returns {Buffer | undefined}
 */
function compiledCode(file) {
  const path = join(dirname(file), compiledName);
  if (!existsSync(path)) return undefined;
  try {
    const kept = readFileSync(path);
    const code = kept.subarray(CHECK_BYTES);
    return crc32(code) === kept.readUInt32LE() ? code : undefined;
  } catch {
    return undefined;
  }
}
