import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SIM } from '../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

const SWEEP = { level: 'stormy', seeds: 4, firstSeed: 1 } as const;
const TALLY =
  '{ seeds: 5, activeSeeds: 5, events: 1, ticks: 1, faults: {}, operations: [], oracles: [], failures: [] }';

describe('a module that reaches into its worker', () => {
  it.each([
    ['Array.prototype.map = () => [];', 'Array.prototype.map was replaced'],
    ['JSON.stringify = () => "";', 'JSON.stringify was replaced'],
    ['delete Map.prototype.get;', 'Map.prototype.get was removed'],
    ['globalThis.Set = class {};', 'the global Set was replaced'],
  ])('has no verdict when it does so while it is loaded: %s', async (code, change) => {
    bench.workspace.plant('', `// @ts-nocheck\n${code}\n`);
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.output).toContain(change);
    expect(bench.output).not.toContain('Result');
  });

  it.each([
    ['Array.prototype.at = () => 1;', 'Array.prototype.at was replaced'],
    ['Array.prototype.last = () => 1;', 'Array.prototype.last was added while seeds ran'],
    ['globalThis.kept = 1;', 'the global kept was added while seeds ran'],
    ['later(() => undefined, 100_000);', 'left something running in real time: Timeout'],
  ])('has no verdict when it does so in a run: %s', async (code, change) => {
    bench.workspace.plant(code, '// @ts-nocheck\nconst later = setTimeout;\n');
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.output).toContain(
      `packages/orders/src/sim.ts cannot be simulated, since it reaches into its worker: `,
    );
    expect(bench.output).toContain(change);
    expect(bench.output).not.toContain('Result');
  });

  it.each([
    ['while it is loaded', '', `process._send({ kind: 'value', value: ${TALLY} });`],
    ['while it is loaded, as if it were', '', `process._send({ kind: 'ready' });`],
    ['in a run', `process._send({ kind: 'value', value: ${TALLY} });`, ''],
    ['in a run, as what it is not', `process._send('hello');`, ''],
  ])('has no verdict when it answers for the worker %s', async (_, code, beginning) => {
    bench.workspace.plant(code, `// @ts-nocheck\n${beginning}\n`);
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.output).toContain('sent a message that is no answer to what it was asked');
    expect(bench.output).not.toContain('5 of 4');
  });

  it('finds no way to the pool', async () => {
    bench.workspace.plant("if (process.send !== undefined) throw new Error('found');");
    await bench.run(SWEEP);
    expect(bench.output).not.toContain('found');
  });

  it('may add what an engine lacks while it is loaded', async () => {
    bench.workspace.write(
      'packages/orders/src/sim.ts',
      `// @ts-nocheck\nArray.prototype.last ??= function () { return this[this.length - 1]; };\nglobalThis.__polyfilled = true;\n${SIM}`,
    );
    expect(await bench.run({ ...SWEEP, level: 'sunny' })).toBe(true);
  });
});
