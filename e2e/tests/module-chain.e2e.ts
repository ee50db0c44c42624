import { beforeAll, describe, expect, it } from 'vitest';
import { tasks, tasksRun } from '../src/report/printed-report.js';
import { CHAIN, chainFolder, writeModuleChain } from '../src/workspace/module-chain.js';
import { skipTypecheck } from '../src/workspace/plugin-options.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

const ALL = Object.keys(CHAIN);

describe('ten modules, five of them in a chain', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('integrated');
    await writeModuleChain(workspace);
    await skipTypecheck(workspace);
    await workspace.commit('feat: ten modules');
    await run(workspace, ['run-many', `--projects=${ALL.join(',')}`]);
  });

  it.each<[string, string, readonly string[], readonly string[]]>([
    [
      'the root of the chain',
      'src/logic.ts',
      ['m0', 'm1', 'm2', 'm3', 'm4'],
      ['sim-check', 'sim-run'],
    ],
    ['the middle of the chain', 'src/logic.ts', ['m2', 'm3', 'm4'], ['sim-check', 'sim-run']],
    ['the end of the chain', 'src/logic.ts', ['m4'], ['sim-check', 'sim-run']],
    ['a module without dependents', 'src/sim.ts', ['m7'], ['sim-check', 'sim-run']],
  ])('%s sets off what depends on it, and nothing else', async (_, file, expected, targets) => {
    const [changed = ''] = expected;
    const { selected, ran } = await change(
      workspace,
      changed,
      file,
      '\nexport const REVISION = 2;\n',
    );
    expect(selected).toEqual(of(expected, targets));
    expect(ran).toEqual(of(expected, targets));
  });

  it('a test sets off the review of its own module alone', async () => {
    const { selected, ran } = await change(
      workspace,
      'm5',
      'src/tests/logic.spec.ts',
      '\n// more\n',
    );
    expect(selected).toEqual(of(['m5', 'm6'], ['sim-check', 'sim-run']));
    expect(ran).toEqual(['m5:sim-check']);
  });

  it('prose sets off nothing that a cache does not know', async () => {
    const { ran } = await change(workspace, 'm0', 'README.md', '\nMore words.\n');
    expect(ran).toEqual([]);
  });

  it('the configuration of a module sets off the module and its dependents', async () => {
    const path = `${chainFolder('m5')}/sim.config.json`;
    const config = await workspace.json<object>(path);
    await workspace.write(path, JSON.stringify({ ...config, seeds: { sunny: 12 } }));
    const { ran } = await commit(workspace);
    expect(ran).toEqual(of(['m5', 'm6'], ['sim-check', 'sim-run']));
  });

  it('a file of no project sets off nothing', async () => {
    await workspace.write('CONTRIBUTING.md', '# How to contribute\n');
    const { selected } = await commit(workspace);
    expect(selected).toEqual([]);
  });

  it('the compiler options of all set off all', async () => {
    await workspace.replace(
      'tsconfig.base.json',
      '"compilerOptions": {',
      '"compilerOptions": { "removeComments": true,',
    );
    await workspace.commit('build: a compiler option');
    const shown = await workspace.mustNx([
      ...['show', 'projects', '--affected', '--json'],
      ...['--base=HEAD~1', '--head=HEAD'],
    ]);
    expect(JSON.parse(shown.stdout)).toEqual(expect.arrayContaining(ALL));
  });
});

interface Affected {
  /** The tasks that Nx takes for affected. */
  readonly selected: readonly string[];
  /** Those of them that no cache had the result of. */
  readonly ran: readonly string[];
}

async function change(
  workspace: Workspace,
  name: string,
  file: string,
  addition: string,
): Promise<Affected> {
  const path = `${chainFolder(name)}/${file}`;
  await workspace.write(path, `${await workspace.read(path)}${addition}`);
  return commit(workspace);
}

async function commit(workspace: Workspace): Promise<Affected> {
  await workspace.commit('feat: a change');
  const output = await run(workspace, ['affected', '--base=HEAD~1', '--head=HEAD']);
  return { selected: tasks(output), ran: tasksRun(output) };
}

async function run(workspace: Workspace, command: readonly string[]): Promise<string> {
  const { output } = await workspace.mustNx([
    ...command,
    '--targets=sim-check,sim-run',
    '--outputStyle=static',
  ]);
  return output;
}

function of(names: readonly string[], targets: readonly string[]): readonly string[] {
  return names.flatMap((name) => targets.map((target) => `${name}:${target}`)).sort();
}
