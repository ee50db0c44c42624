import { spawn } from 'node:child_process';
import { relative } from 'node:path';
import { typeScriptFailed } from '../../../errors.js';
import type { Diagnostic } from '../../../review/diagnostic.js';
import { isInside } from '../../../workspace/is-inside.js';
import { writeCheckConfig } from './check-config.js';
import { readTscOutput } from './tsc-output.js';
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

/**
 * Typechecks a project by running the workspace's `tsc` over each of its tsconfigs, side by side.
 *
 * @throws UserError when tsc fails without saying anything about the code
 */
export async function typecheck(task: TypecheckTask): Promise<TypecheckResult> {
  const found = await Promise.all(task.configs.map((config) => checkOne(config, task)));
  const unique = new Map(found.flat().map((it) => [JSON.stringify(it), it]));
  const all = [...unique.values()];
  const diagnostics = all.filter(({ file }) => isInside(task.projectRoot, file));
  return { diagnostics, elsewhere: all.length - diagnostics.length };
}

async function checkOne(config: Tsconfig, task: TypecheckTask): Promise<readonly Diagnostic[]> {
  const { workspaceRoot, typescript } = task;
  const name = relative(workspaceRoot, config.path).replaceAll('\\', '/');
  const check = writeCheckConfig(config, workspaceRoot);
  try {
    const { output, code } = await run(typescript.tsc, check.path, workspaceRoot);
    const { diagnostics, rest } = readTscOutput(output, workspaceRoot, workspaceRoot, name);
    if (code !== 0 && diagnostics.length === 0) throw typeScriptFailed(name, rest);
    const own = relative(workspaceRoot, check.path).replaceAll('\\', '/');
    return diagnostics.map((it) =>
      it.file === own ? { ...it, file: name, line: 1, column: 1 } : it,
    );
  } finally {
    check.remove();
  }
}

function run(
  tsc: string,
  config: string,
  cwd: string,
): Promise<{ readonly output: string; readonly code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tsc, '-p', config, '--pretty', 'false'], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ output: Buffer.concat(chunks).toString('utf8'), code }));
  });
}
