import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FENCED, SIM } from '../../sweep/lease-workspace.fixture.js';
import { SimRunBench } from './sim-run-bench.fixture.js';

let bench: SimRunBench;

beforeEach(() => {
  bench = new SimRunBench();
});

afterEach(() => {
  bench.dispose();
});

/** A second way past the fence: an acquisition that writes, in a lease that it has lost. */
const BACKUP = "if (input.kind === 'write' && input.epoch < 0) return [state, reply('written')];\n";

describe('the bugs behind one oracle', () => {
  it('are told one by one, each with its seeds', async () => {
    bench.workspace.plant(
      `${BACKUP}if (state.epoch % 2 === 1 && input.epoch !== state.epoch) return [state, reply('refused')];`,
    );
    bench.workspace.write(
      'packages/orders/src/sim.ts',
      SIM.replace(
        '    write: (',
        "    backup: ({ actor, belief }) => belief.epoch === 1 ? { kind: 'write', worker: actor, epoch: -1 } : undefined,\n    write: (",
      ),
    );
    expect(await bench.run({ level: 'stormy', seeds: 60 })).toBe(false);

    const { bugs, failures, unsorted } = bench.report('stormy');
    expect(new Set(failures.map(({ oracle }) => oracle))).toEqual(new Set([FENCED]));
    expect(unsorted).toBeUndefined();
    expect(bugs).toHaveLength(2);
    const operations = bugs.map(({ plan }) =>
      [...new Set(plan.operations.map(({ name }) => name))].sort(),
    );
    expect(operations.sort()).toEqual([
      ['acquire', 'backup'],
      ['acquire', 'write'],
    ]);
    const sorted = bugs.flatMap(({ seeds }) => seeds).sort((one, other) => one - other);
    expect(sorted).toEqual(failures.map(({ seed }) => seed));
    expect(bench.output).toMatch(/^Result +FAIL +\d+ of 60 seeds, 2 distinct bugs$/m);
    for (const { seeds } of bugs) {
      expect(bench.output).toContain(`${FENCED} · seeds ${seeds.slice(0, 10).join(', ')}`);
    }
  });

  it('are not told apart where nothing is shrunk', async () => {
    bench.workspace.plant('');
    await bench.run({ level: 'stormy', seeds: 40, shrink: false });
    const { bugs, failures } = bench.report('stormy');
    expect(bugs.map(({ seeds }) => seeds)).toEqual([failures.map(({ seed }) => seed)]);
  });
});
