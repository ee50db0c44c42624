import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { type CommandResult } from '../src/command/run-command.js';
import { simulationReport } from '../src/report/simulation-report.js';
import { cloneTree } from '../src/workspace/clone-tree.js';
import { STARTER_MODULES } from '../src/workspace/starter-modules.js';
import { Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

const SHARDS = ['1', '2'] as const;

/** Does what the jobs of a generated workflow do, each in a checkout of its own, with its own commands. */
describe('the jobs of a nightly sweep', () => {
  let repository: Workspace;
  let runs: readonly CommandResult[];
  let shard = '';
  let merge = '';
  let kept = '';
  /** Where artifacts are kept between jobs, by the numbers of their shards. */
  let artifacts = '';

  beforeAll(async () => {
    repository = await cloneWorkspace('solution');
    const options = ['--ci=github', '--shards=2', '--nightlySeeds=6', '--no-interactive'];
    await repository.mustNx(['generate', '@gossip/sim-plugin:ci', ...options]);
    const workflow = await repository.read('.github/workflows/simulation.yml');
    [shard = '', merge = ''] = foldedCommands(workflow);
    [, kept = ''] = /name: stormy-shard-.*\n +path: '\*\*(.+)\/\*\*'/.exec(workflow) ?? [];
    await repository.commit('ci: simulate');
    artifacts = await mkdtemp(join(inject('scratch'), 'artifacts-'));
    runs = [await runShard('1'), await runShard('2')];
  });

  it('sweep a shard each, of one range', () => {
    expect(
      runs.map(({ status }) => status),
      runs[0]?.output,
    ).toEqual([0, 0]);
    expect(runs[0]?.output).toMatch(/^Seeds +3 +\(first 42\b/m);
    expect(runs[1]?.output).toMatch(/^Seeds +3 +\(first 45\b/m);
  });

  it('make one report of what the shards kept', async () => {
    const machine = await checkOut();
    for (const index of SHARDS) await download(index, machine);
    const run = await inJob(machine, merge);
    expect(run.status, run.output).toBe(0);
    for (const { root } of STARTER_MODULES) {
      const { result, seeds } = await simulationReport(machine, root, 'merged/stormy/2');
      expect({ result, seeds }).toMatchObject({
        result: 'pass',
        seeds: { count: 6, requested: 6, first: 42 },
      });
    }
  });

  it('fail where a shard is missing', async () => {
    const machine = await checkOut();
    await download('1', machine);
    const run = await inJob(machine, merge);
    expect(run.status).not.toBe(0);
    expect(run.output).toContain('Shard 2/2 is missing');
  });

  async function runShard(index: string): Promise<CommandResult> {
    const machine = await checkOut();
    const run = await inJob(machine, shard.replace('${{ matrix.shard }}', index));
    await upload(index, machine);
    return run;
  }

  async function checkOut(): Promise<Workspace> {
    const root = join(await mkdtemp(join(inject('scratch'), 'machine-')), 'acme');
    await cloneTree(repository.root, root);
    return new Workspace(root, repository.layout);
  }

  /** The action keeps paths from the first wildcard on, so from the root of the workspace. */
  async function upload(index: string, machine: Workspace): Promise<void> {
    const folders = (await machine.list('packages')).filter((path) => path.endsWith(kept));
    for (const folder of folders) {
      const path = join('packages', folder);
      await cp(join(machine.root, path), join(artifacts, index, path), { recursive: true });
    }
  }

  function download(index: string, machine: Workspace): Promise<void> {
    return cp(join(artifacts, index), machine.root, { recursive: true });
  }
});

/** What the jobs of sweeps run, in the order of the workflow. */
function foldedCommands(workflow: string): readonly string[] {
  const folded = workflow.matchAll(/run: >-\n((?: {10}.*\n)+)/g);
  return [...folded].map(([, lines = '']) => lines.replaceAll(/\s+/g, ' ').trim());
}

function inJob(machine: Workspace, command: string): Promise<CommandResult> {
  return machine.asPrinted(`export CI=true GITHUB_RUN_NUMBER=7 SEEDS=6; ${command}`);
}
