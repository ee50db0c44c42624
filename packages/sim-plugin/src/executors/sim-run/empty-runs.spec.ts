import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OUTPUT, SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

const SWEEP = { level: 'sunny', seeds: 4, firstSeed: 1 } as const;

/** Writes a coordination simulation with these parts. */
function simulate(operations: string, oracles: string): void {
  bench.workspace.write(
    'packages/orders/src/sim.ts',
    `import { always, coordination, eventually, sometimes, todo } from '@gossip/sim-runtime/sim';
export const simulation = coordination({
  name: 'orders', initialState: 0, actors: 2,
  transition: (state: number, _input: 'add') => [state + 1, []] as const,
  operations: ${operations},
  oracles: ${oracles},
});
`,
  );
}

const ADD = "{ add: () => 'add' as const }";
const HOLDS = "[always('holds', () => true)]";

describe('a run that tested nothing', () => {
  it.each([
    ['no oracle', ADD, '[]', 'nothing is demanded: give the simulation an oracle'],
    [
      'oracles that only count',
      ADD,
      "[sometimes('so', () => true)]",
      'nothing is demanded: give the simulation an oracle',
    ],
    ['no operation', '{}', HOLDS, 'nothing can be done: give the simulation operations'],
    [
      'operations that are never possible',
      '{ add: () => undefined }',
      HOLDS,
      'no oracle was ever asked',
    ],
  ])('does not pass: %s', async (_, operations, oracles, missing) => {
    simulate(operations, oracles);
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.output).toContain('Result         EMPTY   ');
    expect(bench.output).toContain(missing);
    expect(bench.report('sunny').result).toBe('empty');
    const junit = readFileSync(join(bench.workspace.root, OUTPUT, 'sunny', 'junit.xml'), 'utf8');
    expect(junit).toContain('name="something is demanded"><failure type="empty"');

    expect(await bench.run({ ...SWEEP, allowEmpty: true })).toBe(true);
    expect(bench.output).toContain('Result         PASS   allowed to be empty: ');
  });

  it('passes where every invariant is a TODO, and says what that is worth', async () => {
    simulate(ADD, "[todo('one day')]");
    expect(await bench.run(SWEEP)).toBe(true);
    expect(bench.output).toContain('Result         PASS   of no invariant: every one is TODO');
    expect(bench.report('sunny').oracles[0]?.status).toBe('todo');
  });
});

describe('an oracle', () => {
  it('that throws is in error, and not ok', async () => {
    simulate(
      ADD,
      "[always('holds', () => { throw new Error('odd'); }), always('other', () => true)]",
    );
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.report('sunny').oracles).toMatchObject([
      { name: 'holds', status: 'error', errors: 4 },
      { name: 'other', status: 'not exercised' },
    ]);
    expect(bench.output).toMatch(/holds +4 checks {3}ERROR/);
  });

  it('that has no verdict is unknown, which does not pass', async () => {
    simulate(ADD, "[{ ...always('holds', () => true), isUnknown: () => true }]");
    expect(await bench.run(SWEEP)).toBe(false);
    expect(bench.output).toContain('Result         UNKNOWN   holds has no verdict on 4 runs: ');
    const report = bench.report('sunny');
    expect(report.result).toBe('unknown');
    expect(report.oracles).toMatchObject([{ name: 'holds', status: 'unknown', unknown: 4 }]);
    const junit = readFileSync(join(bench.workspace.root, OUTPUT, 'sunny', 'junit.xml'), 'utf8');
    expect(junit).toContain('name="holds"><failure type="unknown"');
  });

  it('that was never asked is skipped for a CI server', async () => {
    simulate(
      ADD,
      "[always('holds', () => true), always('rare', () => true, { everyEvents: 1_000_000 })]",
    );
    expect(await bench.run(SWEEP)).toBe(true);
    const junit = readFileSync(join(bench.workspace.root, OUTPUT, 'sunny', 'junit.xml'), 'utf8');
    expect(junit).toContain('name="rare"><skipped message="never checked"/>');
  });
});
