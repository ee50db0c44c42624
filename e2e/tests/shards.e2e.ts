import { beforeAll, describe, expect, it } from 'vitest';
import {
  cameFromCache,
  firstSeed,
  replayCommand,
  reportText,
  result,
  tasks,
  tasksRun,
} from '../src/report/printed-report.js';
import { simulationReport } from '../src/report/simulation-report.js';
import { REMOVED_FENCE } from '../src/workspace/planted-bugs.js';
import { setPluginOptions } from '../src/workspace/plugin-options.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

const CI = [
  'sim-run-ci',
  ORDERS.name,
  '--configuration=stormy',
  '--seeds=90',
  '--outputStyle=static',
];
const SHARDS = ['1/3', '2/3', '3/3'];

describe('a sweep in shards', () => {
  let workspace: Workspace;

  beforeAll(async () => {
    workspace = await cloneWorkspace('solution');
    await setPluginOptions(workspace, { shards: 3 });
    await workspace.commit('ci: sweep in shards');
  });

  it('is one task for each shard, and a report of them all', async () => {
    const run = await workspace.mustNx(CI);
    const names = ['sim-run-ci', ...SHARDS.map((shard) => `sim-run-ci--${shard}`)];
    expect(tasks(run.output).map(withoutScope)).toEqual(
      names.map((name) => `${ORDERS.name}:${name}:stormy`).sort(),
    );
    const report = await workspace.json<{ readonly seeds: object }>(
      `${ORDERS.root}/sim-output/merged/stormy/3/report.json`,
    );
    expect(report.seeds).toMatchObject({ count: 90, requested: 90, failed: 0 });
  });

  it('is cached as a whole, and restores what its shards wrote', async () => {
    await workspace.remove(`${ORDERS.root}/sim-output`);
    const run = await workspace.mustNx(CI);
    expect(tasksRun(run.output)).toEqual([]);
    for (const place of ['merged/stormy/3', ...SHARDS.map((shard) => `shards/stormy/${shard}`)]) {
      expect(await workspace.has(`${ORDERS.root}/sim-output/${place}/report.json`)).toBe(true);
    }
  });

  it('may be run by hand, at a level by its number, and says which shard is missing', async () => {
    const byHand = ['sim-run', ORDERS.name, '--level=2', '--seeds=4'];
    const merge = [...byHand, '--merge=2', '--skipNxCache'];
    await workspace.mustNx([...byHand, '--shard=1/2']);
    const run = await workspace.nx(merge);
    expect(run.status).toBe(1);
    expect(run.output).toContain('Shard 2/2 is missing');

    await workspace.remove(`${ORDERS.root}/sim-output`);
    const first = await workspace.mustNx([...byHand, '--shard=1/2']);
    expect(cameFromCache(first.output), first.output).toBe(true);
    const second = await workspace.mustNx([...byHand, '--shard=2/2']);
    const merged = await workspace.mustNx(merge);
    expect(result(merged.output)).toBe('PASS');
    expect(firstSeed(merged.output)).toBe(firstSeed(first.output));
    expect(firstSeed(merged.output)).not.toBe(firstSeed(second.output));
    const { seeds } = await simulationReport(workspace, ORDERS.root, 'merged/2/2');
    expect(seeds).toMatchObject({ count: 4, requested: 4 });
  });

  it('fails as one where a bug is found, with a replay that works', async () => {
    const { file, piece, replacement, invariant } = REMOVED_FENCE;
    await workspace.replace(file, piece, replacement);
    const run = await workspace.nx(CI);
    expect(run.status).toBe(1);
    const merged = run.output.slice(run.output.indexOf(`${ORDERS.name}:sim-run-ci:stormy`));
    expect(reportText(merged)).toContain(invariant);
    const replay = await workspace.asPrinted(replayCommand(merged));
    expect(replay.status).toBe(1);
    expect(result(replay.output)).toBe('FAIL');
  });
});

function withoutScope(task: string): string {
  return task.replace(/^@acme\//, '');
}
