import { createHash } from 'node:crypto';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { OWNER, removeAbandoned } from '../../abandoned.js';
import { makeFolder } from '../../make-folder.js';
import {
  entryModule,
  exportsOfEntry,
  type RuntimeEntries,
  type RuntimeScript,
  SCRIPT,
} from './runtime-script.js';

const PART = 'part-';
const MS_PER_DAY = 86_400_000;
/** What nothing has used for so long is of an older installation, or of another checkout of one. */
const KEPT_DAYS = 14;

/** By so much a file's time may be older than the clock's. */
const CLOCK_STEP_MS = 20;

/** A script of the runtime that has been kept, and the modules that import it. */
export interface KeptRuntime {
  /** Absolute path. */
  readonly folder: string;
  /** What the code is known by, wherever the workspace lies. */
  readonly fingerprint: string;
  readonly entries: readonly KeptEntry[];
  /** Absolute paths of the files that it was made of. */
  readonly files: readonly string[];
}

export interface KeptEntry {
  readonly specifier: string;
  /** The module's name in the folder. */
  readonly file: string;
  readonly names: readonly string[];
}

/** A bundled file, as it was read. */
interface Stamp {
  readonly file: string;
  readonly changed: string;
}

/** The record of a kept script: it is written last, and what it names is never changed. */
interface KeptRecord {
  readonly folder: string;
  readonly fingerprint: string;
  readonly entries: readonly KeptEntry[];
  readonly stamps: readonly Stamp[];
  /** Of the files in the folder. */
  readonly hashes: Readonly<Record<string, string>>;
}

/**
 * Scripts of the runtime on disk, for the runs to come. Several processes may use it at once: files appear under
 * their names when they are whole, and are not changed then.
 */
export class RuntimeStore {
  readonly #folder: string;

  /** @param folder - absolute path; it need not be there */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * What has been kept under a key, unless a file that it was made of has changed since or it is damaged.
   *
   * @param key - what the script depends on, other than the content of files
   */
  find(key: string): KeptRuntime | undefined {
    const record = this.#read(key);
    if (
      record === undefined ||
      record.stamps.some(({ file, changed }) => changeOf(file) !== changed)
    )
      return undefined;
    const folder = join(this.#folder, record.folder);
    try {
      if (
        Object.entries(record.hashes).some(
          ([name, hash]) => hashOf(readFileSync(join(folder, name))) !== hash,
        )
      )
        return undefined;
      const now = new Date();
      utimesSync(folder, now, now);
    } catch {
      return undefined;
    }
    const { fingerprint, entries, stamps } = record;
    return { folder, fingerprint, entries, files: stamps.map(({ file }) => file) };
  }

  /**
   * Keeps a script.
   *
   * @param beganMs - when making it began: a file that has changed since may have been read before or after
   * @throws Error when the disk takes no files
   */
  keep(key: string, entries: RuntimeEntries, script: RuntimeScript, beganMs: number): KeptRuntime {
    makeFolder(this.#folder);
    removeAbandoned(this.#folder, PART);
    this.#removeUnused();
    const part = mkdtempSync(join(this.#folder, `${PART}${OWNER}-`));
    try {
      const hashes: Record<string, string> = {};
      const write = (name: string, content: string): void => {
        writeFileSync(join(part, name), content);
        hashes[name] = hashOf(content);
      };
      write(SCRIPT, `${script.code}\n//# sourceMappingURL=${SCRIPT}.map\n`);
      write(`${SCRIPT}.map`, script.map);
      const kept = [...entries.keys()].map((specifier, index): KeptEntry => {
        const names = exportsOfEntry(join(part, SCRIPT), specifier);
        const file = `entry-${index}.mjs`;
        write(file, entryModule(specifier, names));
        return { specifier, file, names };
      });
      const folder = `${key}-${hashOf(JSON.stringify(hashes)).slice(0, 16)}`;
      const { fingerprint, files } = script;
      const settledMs = beganMs - CLOCK_STEP_MS;
      const stamps = files.map((file) => ({ file, changed: changeOf(file, settledMs) }));
      this.#place(part, folder);
      const record: KeptRecord = { folder, fingerprint, entries: kept, stamps, hashes };
      this.#writeRecord(key, record);
      return { folder: join(this.#folder, folder), fingerprint, entries: kept, files };
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
  }

  #read(key: string): KeptRecord | undefined {
    try {
      const [hash, text = ''] = readFileSync(this.#recordPath(key), 'utf8').split('\n');
      return hash === hashOf(text) ? (JSON.parse(text) as KeptRecord) : undefined;
    } catch {
      return undefined;
    }
  }

  #recordPath(key: string): string {
    return join(this.#folder, `${key}.json`);
  }

  #writeRecord(key: string, record: KeptRecord): void {
    const part = join(this.#folder, `${PART}${OWNER}-${key}.json`);
    const text = JSON.stringify(record);
    writeFileSync(part, `${hashOf(text)}\n${text}`);
    renameSync(part, this.#recordPath(key));
  }

  /** Puts a folder where it belongs; one that is there already has the same content, unless it is damaged. */
  #place(part: string, name: string): void {
    const folder = join(this.#folder, name);
    try {
      renameSync(part, folder);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST' && code !== 'EPERM') throw error;
      // Each file by itself, so that no process finds one missing.
      for (const file of readdirSync(part)) renameSync(join(part, file), join(folder, file));
    }
  }

  #removeUnused(): void {
    const oldestMs = Date.now() - KEPT_DAYS * MS_PER_DAY;
    for (const name of readdirSync(this.#folder)) {
      const path = join(this.#folder, name);
      const { mtimeMs = oldestMs } = statSync(path, { throwIfNoEntry: false }) ?? {};
      if (mtimeMs < oldestMs) rmSync(path, { recursive: true, force: true });
    }
  }
}

/**
 * What a file is known by without reading it.
 *
 * @param beforeMs - where given, a file that has changed since is known by nothing
 */
function changeOf(file: string, beforeMs = Number.POSITIVE_INFINITY): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return 'absent';
  const { mtimeMs, ctimeMs, size } = stats;
  return Math.max(mtimeMs, ctimeMs) < beforeMs ? `${mtimeMs} ${ctimeMs} ${size}` : 'changing';
}

function hashOf(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
