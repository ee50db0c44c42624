import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tasks, tasksFromRemoteCache, tasksRun } from '../src/report/printed-report.js';
import { CacheServer } from '../src/remote-cache/cache-server.js';
import { setPluginOptions } from '../src/workspace/plugin-options.js';
import { ORDERS } from '../src/workspace/starter-modules.js';
import { type Workspace } from '../src/workspace/workspace.js';
import { cloneWorkspace } from './cloned-workspace.js';

const EVERYTHING = [
  'run-many',
  '--targets=sim-check,sim-run,sim-run-ci',
  `--projects=${ORDERS.name}`,
  '--outputStyle=static',
];

describe('a remote cache that two clones share', () => {
  let server: CacheServer;
  let first: Workspace;
  let second: Workspace;

  beforeAll(async () => {
    server = await CacheServer.start();
    first = await cloneWithShards();
    second = await cloneWithShards();
  });

  afterAll(() => server.stop());

  it('spares the second clone every task, and gives it the reports of the first', async () => {
    const before = await first.nx(EVERYTHING, server.environment);
    expect(before.status, before.output).toBe(0);
    const count = tasks(before.output).length;
    expect(tasksRun(before.output)).toHaveLength(count);
    expect(server.traffic).toMatchObject({ hits: 0, stored: count });

    const after = await second.nx(EVERYTHING, server.environment);
    expect(after.status, after.output).toBe(0);
    expect(tasksFromRemoteCache(after.output)).toEqual(tasks(before.output));
    expect(server.traffic).toMatchObject({ hits: count, stored: count });
    for (const place of ['sunny', 'merged/sunny/2', 'shards/sunny/1/2', 'shards/sunny/2/2']) {
      const file = `${ORDERS.root}/sim-output/${place}/report.json`;
      expect(await second.read(file), file).toBe(await first.read(file));
    }
    console.log(
      `Remote cache: ${count} tasks, ${count} hits in the second clone, ${seconds(before.elapsedMs)} against ${seconds(after.elapsedMs)}, ${server.traffic.bytes} bytes stored.`,
    );
  });

  it('has nothing for changed code', async () => {
    const logic = `${ORDERS.root}/src/logic.ts`;
    await second.write(logic, `${await second.read(logic)}\nexport const REVISION = 2;\n`);
    const { hits } = server.traffic;
    const run = await second.nx(
      ['sim-run', ORDERS.name, '--outputStyle=static'],
      server.environment,
    );
    expect(tasksRun(run.output)).toHaveLength(1);
    expect(server.traffic.hits).toBe(hits);
  });
});

async function cloneWithShards(): Promise<Workspace> {
  const workspace = await cloneWorkspace('solution');
  await setPluginOptions(workspace, { shards: 2 });
  await workspace.commit('ci: sweep in shards');
  return workspace;
}

function seconds(elapsedMs: number): string {
  return `${(elapsedMs / 1_000).toFixed(1)} s`;
}
