import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { typeScriptFailed } from '../../errors.js';
import { parseJson } from '../../parse-json.js';
import { CHECKED_OPTIONS } from './checked-options.js';
import { mutantFiles, mutantOf } from './mutant-files.mjs';
import type { CheckedFile } from './mutant-types.js';

/** The checker, and where it runs: absolute paths. */
export interface TscPlace {
  /** The script that starts the workspace's own `tsc`. */
  readonly tsc: string;
  readonly workspaceRoot: string;
  readonly projectRoot: string;
}

const ERROR = /^(?<file>[^(\n]+)\((?:\d+),(?:\d+)\): error (?<message>TS\d+: .*)$/gm;

/**
 * Finds the mutants that do not typecheck with a `tsc` that has no API for JavaScript, in one run of it. Each
 * mutant is a file of its own, which by `rootDirs` finds what it imports as the original does.
 *
 * @param config - the project's tsconfig, absolute path
 * @returns by the mutant's number, the first error that the original does not have
 * @throws SimPluginError when tsc fails without saying anything about the code
 */
export async function runTsc(
  files: readonly CheckedFile[],
  config: string,
  { tsc, workspaceRoot, projectRoot }: TscPlace,
): Promise<ReadonlyMap<number, string>> {
  const parent = join(projectRoot, 'node_modules', '.sim-mutate');
  mkdirSync(parent, { recursive: true });
  const scratch = mkdtempSync(join(parent, 'mutants-'));
  try {
    const written = files.flatMap((file) => writeMutants(file, projectRoot, scratch));
    if (written.length === 0) return new Map();
    const path = join(scratch, 'tsconfig.json');
    const roots = { workspaceRoot, projectRoot, scratch };
    writeFileSync(path, JSON.stringify(checkConfig(config, roots, written)));
    // Node and TypeScript look for the kind of a module no further up than the next node_modules.
    writeFileSync(join(scratch, 'package.json'), JSON.stringify({ type: kindOf(projectRoot) }));
    const output = await run(tsc, path, projectRoot);
    if (/^error TS/m.test(output)) {
      throw typeScriptFailed(relative(workspaceRoot, config).replaceAll('\\', '/'), output);
    }
    return errorsOf(output, files);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Writes the original, as number 0, and each mutant; nothing of a file that has none, which may import much. */
function writeMutants(file: CheckedFile, projectRoot: string, scratch: string): readonly string[] {
  if (file.mutants.length === 0) return [];
  const folder = join(scratch, relative(projectRoot, dirname(file.path)));
  mkdirSync(folder, { recursive: true });
  return mutantFiles(file).map(({ path, text }) => {
    const written = join(folder, basename(path));
    writeFileSync(written, text);
    return written;
  });
}

function checkConfig(
  extended: string,
  roots: Record<'workspaceRoot' | 'projectRoot' | 'scratch', string>,
  files: readonly string[],
): Readonly<Record<string, unknown>> {
  return {
    extends: extended,
    files,
    include: [],
    references: [],
    compilerOptions: {
      ...CHECKED_OPTIONS,
      rootDir: roots.workspaceRoot,
      rootDirs: [roots.projectRoot, roots.scratch],
    },
  };
}

/** What the project's package.json says its files are: modules, or CommonJS. */
function kindOf(projectRoot: string): string {
  const path = join(projectRoot, 'package.json');
  if (!existsSync(path)) return 'commonjs';
  const { type = 'commonjs' } = parseJson(readFileSync(path, 'utf8')) as { readonly type?: string };
  return type;
}

function errorsOf(output: string, files: readonly CheckedFile[]): ReadonlyMap<number, string> {
  const errors = new Map<number, string>();
  const known = new Set<string>();
  const found = [...output.matchAll(ERROR)].flatMap(({ groups }) => {
    const mutant = mutantOf(groups?.['file'] ?? '');
    return mutant === undefined ? [] : [{ ...mutant, message: groups?.['message'] ?? '' }];
  });
  // An error that the original has, too, as one of the scratch folder, says nothing about a mutant.
  for (const { stem, id, message } of found) if (id === 0) known.add(`${stem} ${message}`);
  const ids = new Set(files.flatMap(({ mutants }) => mutants.map(({ id }) => id)));
  for (const { stem, id, message } of found) {
    if (!ids.has(id) || known.has(`${stem} ${message}`)) continue;
    if (!errors.has(id)) errors.set(id, message);
  }
  return errors;
}

function run(tsc: string, config: string, cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', () => resolve(Buffer.concat(chunks).toString('utf8')));
  });
}
