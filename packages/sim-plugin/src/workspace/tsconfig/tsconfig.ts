import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { unreadableTsconfig } from '../../errors.js';
import { NotJsonError, parseJson } from '../../parse-json.js';

/** What a tsconfig says, with what it extends, as far as sim-check has to know. */
export interface Tsconfig {
  /** Absolute path. */
  readonly path: string;
  readonly composite: boolean;
  readonly declaration: boolean;
  readonly customConditions: readonly string[];
  /** Absolute paths of the tsconfig files it refers to. */
  readonly references: readonly string[];
  /** Whether it only gathers other projects and has no files of its own. */
  readonly isSolution: boolean;
  /** Whether a path in it depends on the folder of the config that extends it. */
  readonly usesConfigDir: boolean;
}

interface TsconfigJson {
  readonly extends?: string | readonly string[];
  readonly files?: readonly string[];
  readonly include?: readonly string[];
  readonly references?: readonly { readonly path: string }[];
  readonly compilerOptions?: {
    readonly composite?: boolean | null;
    readonly declaration?: boolean | null;
    readonly customConditions?: readonly string[] | null;
  };
}

/** Reads a tsconfig and what it extends; `references` are never inherited, as in TypeScript. */
export function readTsconfig(path: string): Tsconfig {
  const { json, usesConfigDir } = readChain(path);
  const { composite, declaration, customConditions } = json.compilerOptions ?? {};
  return {
    path,
    composite: composite ?? false,
    declaration: declaration ?? composite ?? false,
    customConditions: customConditions ?? [],
    references: (json.references ?? []).map((reference) => referenced(path, reference.path)),
    isSolution: json.files?.length === 0 && !json.include?.length,
    usesConfigDir,
  };
}

function readChain(path: string): { readonly json: TsconfigJson; readonly usesConfigDir: boolean } {
  const text = read(path);
  const own = parse(path, text);
  const bases = [own.extends ?? []].flat().map((base) => readChain(extended(path, base)));
  const inherited = bases.reduce<TsconfigJson>((all, { json }) => merge(all, json), {});
  const merged = merge(inherited, own);
  return {
    json: { ...merged, references: own.references ?? [] },
    usesConfigDir: text.includes('${configDir}') || bases.some((base) => base.usesConfigDir),
  };
}

function merge(base: TsconfigJson, own: TsconfigJson): TsconfigJson {
  return { ...base, ...own, compilerOptions: { ...base.compilerOptions, ...own.compilerOptions } };
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw unreadableTsconfig(path, 'there is no such file.');
  }
}

function parse(path: string, text: string): TsconfigJson {
  try {
    return parseJson(text) as TsconfigJson;
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw unreadableTsconfig(path, `it is not valid JSON: ${error.message}.`);
  }
}

/** The file that `extends` names: a path with or without `.json`, or a file of a package. */
function extended(from: string, base: string): string {
  if (isAbsolute(base) || base.startsWith('.')) {
    const path = resolve(dirname(from), base);
    return existsSync(path) || path.endsWith('.json') ? path : `${path}.json`;
  }
  const require = createRequire(from);
  for (const candidate of [base, `${base}.json`, `${base}/tsconfig.json`]) {
    try {
      const found = require.resolve(candidate);
      if (found.endsWith('.json')) return found;
    } catch {
      // The next spelling may be the one that the package offers.
    }
  }
  throw unreadableTsconfig(base, `${from} extends it, and it cannot be found.`);
}

function referenced(from: string, path: string): string {
  const target = resolve(dirname(from), path);
  const isFolder = existsSync(target) && statSync(target).isDirectory();
  return isFolder ? join(target, 'tsconfig.json') : target;
}
