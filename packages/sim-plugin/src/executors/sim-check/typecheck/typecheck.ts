import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { typeScriptFailed } from '../../../errors.js';
import type { Diagnostic } from '../../../review/diagnostic.js';
import { isInside } from '../../../workspace/is-inside.js';
import { writeCheckConfig } from './check-config.js';
import { type ProgramOutput, readTscOutput } from './tsc-output.js';
import type { Tsconfig } from '../../../workspace/tsconfig/tsconfig.js';
import type { TypeScript } from './typescript.js';

/** What the type checker found in a project. */
export interface TypecheckResult {
  readonly diagnostics: readonly Diagnostic[];
  /** How many more lie in the source of libraries that the project imports; theirs to report. */
  readonly elsewhere: number;
}

/** What is to be typechecked, and with what. */
export interface TypecheckTask {
  readonly workspaceRoot: string;
  /** Relative to the workspace, with forward slashes. */
  readonly projectRoot: string;
  readonly configs: readonly Tsconfig[];
  readonly typescript: TypeScript;
}

/** Runs all configs in one process, with TypeScript's JavaScript API. */
const CHECK_PROGRAMS = fileURLToPath(new URL('./check-programs.mjs', import.meta.url));

/**
 * Typechecks a project with the workspace's TypeScript, over each of its tsconfigs: in one process where it has
 * an API for JavaScript, and by its `tsc` side by side where it has none.
 *
 * @throws UserError when tsc fails without saying anything about the code
 */
export async function typecheck(task: TypecheckTask): Promise<TypecheckResult> {
  const { configs, typescript, workspaceRoot } = task;
  const checks = configs.map((config) => writeCheckConfig(config, workspaceRoot));
  try {
    const paths = checks.map(({ path }) => path);
    const outputs = await (typescript.api === undefined
      ? Promise.all(paths.map((path) => runTsc(typescript.tsc, path, workspaceRoot)))
      : runApi(typescript.api, paths, workspaceRoot));
    const found = configs.map((config, index) => {
      const { path = '' } = checks[index] ?? {};
      return diagnosticsOf(outputs[index] ?? NO_OUTPUT, config, path, workspaceRoot);
    });
    const unique = new Map(found.flat().map((it) => [JSON.stringify(it), it]));
    const all = [...unique.values()];
    const diagnostics = all.filter(({ file }) => isInside(task.projectRoot, file));
    return { diagnostics, elsewhere: all.length - diagnostics.length };
  } finally {
    for (const check of checks) check.remove();
  }
}

const NO_OUTPUT: ProgramOutput = { output: '', code: null };

/** @param check - the config that was checked in place of `config`: absolute path */
function diagnosticsOf(
  { output, code }: ProgramOutput,
  config: Tsconfig,
  check: string,
  workspaceRoot: string,
): readonly Diagnostic[] {
  const name = relative(workspaceRoot, config.path).replaceAll('\\', '/');
  const { diagnostics, rest } = readTscOutput(output, workspaceRoot, workspaceRoot, name);
  if (code !== 0 && diagnostics.length === 0) throw typeScriptFailed(name, rest);
  const own = relative(workspaceRoot, check).replaceAll('\\', '/');
  return diagnostics.map((it) =>
    it.file === own ? { ...it, file: name, line: 1, column: 1 } : it,
  );
}

function runTsc(tsc: string, config: string, cwd: string): Promise<ProgramOutput> {
  return runNode([tsc, '-p', config, '--pretty', 'false'], cwd);
}

async function runApi(
  api: string,
  configs: readonly string[],
  cwd: string,
): Promise<readonly ProgramOutput[]> {
  const ended = await runNode([CHECK_PROGRAMS, api, ...configs], cwd);
  try {
    return JSON.parse(ended.output) as readonly ProgramOutput[];
  } catch {
    return configs.map(() => ended);
  }
}

function runNode(args: readonly string[], cwd: string): Promise<ProgramOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ output: Buffer.concat(chunks).toString('utf8'), code }));
  });
}
