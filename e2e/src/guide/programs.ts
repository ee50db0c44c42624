import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { mustRun, runCommand, type CommandResult } from '../command/run-command.js';
import { workspaceEnvironment, type Workspace } from '../workspace/workspace.js';
import { type Block } from './block.js';

/** A page with its blocks. */
export interface Page {
  readonly name: string;
  readonly blocks: readonly Block[];
}

/**
 * Sweeps the simulations that a program exports, if any, and prints the oracles that were violated. It lies beside the
 * programs, so that it has the same runtime as they.
 */
const SWEEP = `
import { planOf } from '@gossip/sim-runtime/sim';

const block = await import(process.argv[2]);
const violated = new Set();
for (const simulation of Object.values(block)) {
  if (typeof simulation?.plans !== 'function') continue;
  for (let seed = 0; seed < 100; seed++) {
    const { violation } = simulation.run(planOf(simulation, 'stormy', seed));
    if (violation !== undefined) violated.add(violation.oracle);
  }
}
for (const oracle of violated) console.log('violated: ' + oracle);
`;

/** Beside the workspace, for a folder in it with a manifest would be one of its projects. */
function programsFolder({ root }: Workspace): string {
  return join(root, '../programs');
}

/**
 * Writes the programs of all pages into a folder and compiles them, strictly, with the workspace's own TypeScript and
 * options, against the packages that are installed in it.
 *
 * @throws with what the compiler says.
 */
export async function compilePrograms(workspace: Workspace, pages: readonly Page[]): Promise<void> {
  const folder = programsFolder(workspace);
  for (const { name, blocks } of pages) {
    await mkdir(join(folder, name), { recursive: true });
    for (const block of blocks) {
      const { action, text } = block;
      if (action.kind === 'program')
        await writeFile(join(folder, name, `${action.name}.ts`), `${text}\n`);
    }
  }
  const compilerOptions = {
    composite: false,
    declarationMap: false,
    emitDeclarationOnly: false,
    types: ['node'],
  };
  const base = `../${basename(workspace.root)}/tsconfig.base.json`;
  const config = { extends: base, compilerOptions, include: ['**/*.ts'] };
  await symlink(join(workspace.root, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await writeFile(join(folder, 'sweep.js'), SWEEP);
  await mustRun('npx', ['tsc', '--project', '.'], {
    cwd: folder,
    env: workspaceEnvironment(workspace.root),
  });
}

/** Runs one compiled program by its name, and sweeps the simulations that it exports. */
export function runProgram(workspace: Workspace, page: Page, name: string): Promise<CommandResult> {
  return runCommand('node', ['sweep.js', `./${page.name}/${name}.js`], {
    cwd: programsFolder(workspace),
    env: workspaceEnvironment(workspace.root),
  });
}
