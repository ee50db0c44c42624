import { NO_DEATH, NO_EXCEPTION } from '@gossip/sim-runtime/sim';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOGIC, SIM } from '../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

const SWEEP = { level: 'stormy', seeds: 4, firstSeed: 1 } as const;
const PROXY = 'new Proxy({}, new Proxy({}, { get: () => () => { throw 0; } }))';
const GETTER = (key: string): string =>
  `Object.defineProperty(new Error('odd'), '${key}', { get() { throw 0; } })`;

describe('a value that a module throws', () => {
  it.each([
    ["'out of luck'", 'A string was thrown, not an Error: out of luck'],
    ['Object.create(null)', 'An object was thrown, not an Error: {}'],
    [GETTER('message'), 'Error: its message cannot be read'],
    [GETTER('stack'), 'Error: odd'],
    ["Object.assign(new Error('odd'), { stack: 42 })", 'Error: odd'],
    [PROXY, 'An object was thrown, not an Error: it cannot be read'],
    [
      '(({ proxy, revoke }) => (revoke(), proxy))(Proxy.revocable({}, {}))',
      'An object was thrown, not an Error: it cannot be read',
    ],
  ])('is one bug of the report: %s', async (value, message) => {
    bench.workspace.plant(`throw ${value};`);
    expect(await bench.run(SWEEP)).toBe(false);
    const { bugs } = bench.report('stormy');
    expect(bugs).toHaveLength(1);
    expect(bugs[0]).toMatchObject({ oracle: NO_EXCEPTION, message });
    expect(bench.output).toContain(message);
    // Frames of the simulator say nothing to the author of the module.
    expect(bench.output).not.toMatch(/sim-runtime\/(src|dist)|node:internal/);
  });

  it.each([
    ['one line', "'x'.repeat(5_000_000)"],
    ['many lines', "'\\n'.repeat(5_000_000)"],
    ['many frames', "'\\n    at x ('.repeat(500_000)"],
  ])('may be an error with a message of megabytes, in %s', async (_, message) => {
    bench.workspace.plant(`throw new Error(${message});`);
    expect(await bench.run(SWEEP)).toBe(false);
    const { bugs } = bench.report('stormy');
    expect(bugs).toHaveLength(1);
    expect(JSON.stringify(bugs).length).toBeLessThan(200_000);
    expect(bench.output.length).toBeLessThan(200_000);
    expect(bench.output).toContain('packages/orders/src/logic.ts:');
  });

  it('is a bug also where no plan passes that lacks a part of the failing one', async () => {
    bench.workspace.write(
      'packages/orders/src/logic.ts',
      LOGIC.replace('if (input', "throw new Error('never'); if (input"),
    );
    bench.workspace.write(
      'packages/orders/src/sim.ts',
      SIM.replace('import { always', 'import { eventually, always').replace(
        'oracles: [',
        "oracles: [eventually('it begins', ({ state }) => state.epoch > 0, { withinTicks: 9 }), ",
      ),
    );
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.report('stormy').bugs).toHaveLength(1);
    expect(bench.output).toContain('Error: never');
  });

  it.each([
    ["'out of luck'", "'out of luck' was thrown"],
    [PROXY, 'a value that cannot be shown was thrown'],
    ["new Error('x'.repeat(5_000_000))", 'Error: xxx'],
  ])('is told when it ends a worker later: %s', async (value, message) => {
    bench.workspace.plant(`later(() => { throw ${value}; });`, 'const later = process.nextTick;\n');
    expect(await bench.run({ ...SWEEP, seeds: 1 })).toBe(false);
    const { failures } = bench.report('stormy');
    expect(failures[0]?.oracle).toBe(NO_DEATH);
    expect(failures[0]?.message).toContain(message);
    expect(failures[0]?.message.length).toBeLessThan(20_000);
  });

  it.each([
    ["'out of luck'", "packages/orders/src/sim.ts cannot be loaded: 'out of luck' was thrown\n"],
    ['Object.create(null)', 'packages/orders/src/sim.ts cannot be loaded: an object was thrown\n'],
  ])('is told in one line when it keeps the module from loading: %s', async (value, message) => {
    bench.workspace.write('packages/orders/src/sim.ts', `throw ${value};\nexport {};\n`);
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.output).toContain(message);
  });
});
