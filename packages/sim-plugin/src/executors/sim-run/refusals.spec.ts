import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOGIC } from '../../sweep/lease-workspace.fixture.js';
import type { SimRunOptions } from './options.js';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

describe('what cannot be run is refused with one sentence, and changes nothing', () => {
  const PLAN = { schemaVersion: 1, simulation: 'orders', type: 'coordination' };

  it.each<[string, SimRunOptions, Readonly<Record<string, string | object>>, string | RegExp]>([
    [
      'an unknown level',
      { level: 'nonsense' },
      {},
      'Unknown level "nonsense": use sunny (1), stormy (2) or radioactive (3).\n',
    ],
    [
      'a module without a simulation',
      {},
      { 'src/sim.ts': 'export const other = 1;\n' },
      "packages/orders/src/sim.ts exports no simulation: add 'export const simulation = …'",
    ],
    [
      'a simulation whose file is not there',
      {},
      { 'sim.config.json': { modules: { orders: { type: 'gossip', simulation: 'src/no.ts' } } } },
      /^packages\/orders\/src\/no\.ts is no file, and packages\/orders\/sim\.config\.json names it as the simulation of the module 'orders': correct the path, or write the file\.\n$/,
    ],
    [
      'a folder in place of a simulation',
      {},
      { 'sim.config.json': { modules: { orders: { type: 'gossip', simulation: 'src' } } } },
      'packages/orders/src is no file',
    ],
    [
      'a simulation of another type',
      {},
      { 'sim.config.json': { modules: { orders: { type: 'gossip', simulation: 'src/sim.ts' } } } },
      "packages/orders/src/sim.ts exports a simulation of type 'coordination', and sim.config.json says 'gossip' at modules.orders.type: correct one of them.",
    ],
    [
      'a simulation that is none',
      {},
      { 'src/sim.ts': 'export const simulation = { name: 3 };\n' },
      'packages/orders/src/sim.ts exports no simulation',
    ],
    [
      'a module that throws as it loads',
      {},
      { 'src/logic.ts': `${LOGIC}\nthrow new Error('not today');\n` },
      /^packages\/orders\/src\/sim\.ts cannot be loaded: Error: not today\n +at .*packages\/orders\/src\/logic\.ts:\d+:7/,
    ],
    [
      'a module that loads for ever',
      { watchdog: 0.5 },
      { 'src/logic.ts': `${LOGIC}\nfor (;;);\n` },
      'packages/orders/src/sim.ts cannot be loaded: it had not ended after 5 s',
    ],
    [
      'a syntax error',
      {},
      { 'src/logic.ts': 'const wrong: = 3;\n' },
      'packages/orders/src/logic.ts:1:14: Unexpected token.',
    ],
    [
      'a plan that is not there',
      { plan: 'nowhere.json' },
      {},
      'The plan nowhere.json cannot be read: there is no such file.',
    ],
    [
      'a plan that is no JSON',
      { plan: 'packages/orders/a.json' },
      { 'a.json': '{' },
      'The plan packages/orders/a.json cannot be read:',
    ],
    [
      'a plan of another module',
      { plan: 'packages/orders/a.json' },
      { 'a.json': { ...PLAN, simulation: 'other' } },
      'packages/orders/a.json is a plan for "other", but this simulation is "orders".',
    ],
    [
      'a plan of another version',
      { plan: 'packages/orders/a.json' },
      { 'a.json': { ...PLAN, schemaVersion: 99 } },
      'packages/orders/a.json has schema version 99',
    ],
    [
      'an invalid configuration',
      {},
      { 'sim.config.json': { modules: {} } },
      'packages/orders/sim.config.json is not valid at modules',
    ],
  ])('%s', async (_, options, changed, sentence) => {
    for (const [file, content] of Object.entries(changed))
      bench.workspace.write(`packages/orders/${file}`, content);
    bench.workspace.write(`${OUTPUT}/sunny/kept.json`, '{}');

    expect(await bench.run(options)).toBe(false);

    expect(bench.output).toMatch(sentence);
    expect(bench.output).not.toContain('SIMULATION REPORT');
    expect(bench.files('sunny')).toEqual(['kept.json']);
    const cache = join(bench.workspace.root, 'node_modules/.cache/sim-run');
    const left = existsSync(cache) ? readdirSync(cache) : [];
    expect(left.filter((name) => name !== 'runtimes')).toEqual([]);
  });
});

it('notes that module and simulation have two names', async () => {
  bench.workspace.write('packages/orders/sim.config.json', {
    modules: { lease: { type: 'coordination', simulation: 'src/sim.ts' } },
  });
  expect(await bench.run({ seeds: 2 })).toBe(true);
  expect(bench.output).toContain(
    "NOTE  packages/orders/src/sim.ts names its simulation 'orders', and sim.config.json names the module 'lease'",
  );
});
