import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bundleSimulation } from '../bundle/bundle-simulation.js';
import { type LeaseWorkspace, leaseWorkspace } from '../lease-workspace.fixture.js';
import { SimulationPool } from './simulation-pool.js';
import { sweep, type Swept } from './sweep.js';
import { type SpareProcess, startProcess } from './worker-process.js';

let workspace: LeaseWorkspace;

beforeEach(() => {
  workspace = leaseWorkspace('none');
});

afterEach(() => {
  workspace.dispose();
});

/** Has taken long to start. */
const SPARE = { bootMs: 1_000_000, run: startProcess };

interface Outcome {
  readonly swept: Swept;
  /** The folder of the runtime that was imported. */
  readonly folder: string | undefined;
}

async function swept(sharesRuntime: boolean): Promise<Outcome> {
  const place = { workspaceRoot: workspace.root, projectRoot: 'packages/orders' };
  const bundle = await bundleSimulation({ ...place, simulation: 'src/sim.ts', sharesRuntime });
  const { file } = bundle;
  const spare = SPARE as unknown as SpareProcess;
  const pool = new SimulationPool({
    ...place,
    file,
    source: 'src/sim.ts',
    watchdogMs: 10_000,
    spare,
  });
  const request = { level: 'stormy', limits: {}, workers: 1, auditEvery: 7 } as const;
  try {
    const outcome = await sweep(pool, { ...request, seeds: { first: 3, count: 60 } });
    await pool.keepCompiled();
    expect(pool.startMs).toBeGreaterThan(SPARE.bootMs);
    const [module] = bundle.packages.filter((url) => url.includes('/runtimes/'));
    return { swept: outcome, folder: module && dirname(fileURLToPath(module)) };
  } finally {
    await pool.close();
    bundle.dispose();
  }
}

it('gives the results of a bundle that holds it, compiled beforehand or not', async () => {
  workspace.plant('');
  const whole = await swept(false);
  expect(whole.folder).toBeUndefined();
  expect(whole.swept.tally.failures).not.toEqual([]);

  const cold = await swept(true);
  const compiled = readdirSync(cold.folder ?? '').filter((name) => name.startsWith('compiled-'));
  expect(compiled).toHaveLength(1);
  const warm = await swept(true);
  expect(warm.folder).toBe(cold.folder);
  expect(existsSync(join(warm.folder ?? '', compiled[0] ?? ''))).toBe(true);

  const results = ({ swept: { tally } }: Outcome): string =>
    JSON.stringify(tally).replaceAll(/\\n\s+at [^"]*/g, '');
  expect(results(cold)).toBe(results(whole));
  expect(results(warm)).toBe(results(whole));
});
