import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_TALLY, failedSeeds, type Tally } from './tally.js';
import { type RunResult } from '../run/run-result.js';
import { addTallies, MOST_KEPT, sumTallies, tallyOf, TallySum } from './tally-sum.js';

const ORACLES = ['rare', 'common', '__proto__'];

/** The tally of one run, which violates the oracle if there is one. */
function run(seed: number, oracle: string | undefined): Tally {
  return tallyOf(resultOf(seed, oracle));
}

/** One run, of which every third seed is looked at. */
function resultOf(seed: number, oracle: string | undefined): RunResult {
  const state = seed % 7;
  return {
    seed,
    isActive: true,
    traceHash: seed,
    events: 3,
    ticks: 10,
    faults: seed % 2 === 0 ? { loss: 2 } : { pause: 1 },
    operations: [{ name: 'put', done: 1, skipped: seed % 3 }],
    oracles: ORACLES.map((name) => ({ name, kind: 'always', checks: 3, occurrences: 0 })),
    ...(oracle === undefined ? {} : { violation: { oracle, kind: 'always', message: '', at: 1 } }),
    ...(seed % 3 !== 0
      ? {}
      : { reached: { states: [state, 8], transitions: [state], struck: [] } }),
  };
}

function everySeedFails(seeds: number): Tally {
  return sumTallies(Array.from({ length: seeds }, (_, seed) => run(seed, 'common')));
}

describe('a sum of tallies', () => {
  it('is the same in whatever order they are added, and in whatever groups', () => {
    const runs = fc.uniqueArray(fc.tuple(fc.nat(10_000), fc.constantFrom(undefined, ...ORACLES)), {
      selector: ([seed]) => seed,
      maxLength: 60,
    });
    fc.assert(
      fc.property(runs, fc.nat(), (seeds, cut) => {
        const tallies = seeds.map(([seed, oracle]) => run(seed, oracle));
        const whole = sumTallies(tallies);
        const at = cut % (tallies.length + 1);
        const parts = [sumTallies(tallies.slice(at)), sumTallies(tallies.slice(0, at))];
        expect(sumTallies(parts)).toEqual(whole);
        expect(tallies.reduce(addTallies, EMPTY_TALLY)).toEqual(whole);
        const sum = new TallySum();
        for (const [seed, oracle] of seeds) sum.addRun(resultOf(seed, oracle));
        expect(sum.total()).toEqual(whole);
        expect(whole.seeds).toBe(seeds.length);
        expect(whole.events).toBe(3 * seeds.length);
        const failing = seeds.filter(([, oracle]) => oracle !== undefined).map(([seed]) => seed);
        expect(whole.failures.map(({ seed }) => seed)).toEqual(
          [...failing].sort((one, other) => one - other),
        );
        expect(failedSeeds(whole)).toBe(failing.length);
      }),
      { seed: 1, endOnFailure: true },
    );
  });

  it('keeps the failures of the lowest seeds of each oracle, and counts the others', () => {
    const more = 500;
    const seeds = Array.from({ length: MOST_KEPT + more }, (_, index) => 7 * index + 1);
    const rare = run(9_999_999, 'rare');
    const runs = [rare, ...seeds.map((seed) => run(seed, 'common')).reverse()];
    for (const tally of [sumTallies(runs), runs.reduce(addTallies, EMPTY_TALLY)]) {
      expect(tally.omitted).toEqual([{ oracle: 'common', seeds: more }]);
      expect(failedSeeds(tally)).toBe(seeds.length + 1);
      expect(tally.failures.map(({ seed }) => seed)).toEqual([
        ...seeds.slice(0, MOST_KEPT),
        9_999_999,
      ]);
    }
  });

  it('adds what was left out of its parts', () => {
    const parts = [everySeedFails(MOST_KEPT + 3), everySeedFails(MOST_KEPT + 4)];
    const sum = sumTallies(parts);
    expect(sum.failures).toHaveLength(MOST_KEPT);
    expect(sum.omitted).toEqual([{ oracle: 'common', seeds: MOST_KEPT + 7 }]);
  });

  it('compares seeds a number of times that grows with their number alone', () => {
    const comparisons = (seeds: number): number => {
      let reads = 0;
      const counted = Array.from({ length: seeds }, (_, seed) => {
        const tally = run(seed, 'common');
        const [failure] = tally.failures;
        if (failure === undefined) throw new Error('A run fails.');
        const watched = {
          ...failure,
          get seed() {
            reads++;
            return seed;
          },
        };
        return { ...tally, failures: [watched] };
      });
      expect(failedSeeds(sumTallies(counted))).toBe(seeds);
      return reads;
    };
    const [few, many] = [comparisons(10_000), comparisons(100_000)];
    expect(many).toBeGreaterThan(100_000);
    expect(many / few).toBeLessThan(15);
  });
});
