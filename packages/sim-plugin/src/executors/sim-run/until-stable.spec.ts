import { EMPTY_TALLY } from '@gossip/sim-runtime/results';
import type { SeedFailure, Tally } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import type { SeedRange } from '../../sweep/seeds/seed-range.js';
import { sweepUntilStable } from './until-stable.js';

const FIRST = 1_000;

/** The tally of a range in which some of the seeds are the first to reach a state. */
function tallyOf({ first, count }: SeedRange, reaching: readonly number[]): Tally {
  const states = reaching
    .filter((seed) => seed >= first && seed < first + count)
    .map((seed) => [seed, seed] as const);
  return { ...EMPTY_TALLY, seeds: count, ground: { seeds: count, states, transitions: [] } };
}

/** Sweeps ranges of 100 seeds until the last 150 reached nothing new, and says which. */
async function rangesOf(sweepRange: (seeds: SeedRange) => Tally) {
  const ranges: SeedRange[] = [];
  const swept = await sweepUntilStable({ first: FIRST, count: 100 }, 150, (seeds) => {
    ranges.push(seeds);
    return Promise.resolve({ tally: sweepRange(seeds) });
  });
  return { ...swept, ranges: ranges.map(({ first }) => first) };
}

describe('a sweep until nothing new is reached', () => {
  it('goes on from range to range until so many seeds in a row reached nothing new', async () => {
    const { ranges, seeds, tally } = await rangesOf((range) =>
      tallyOf(range, [1_040, 1_140, 1_240]),
    );
    expect(ranges).toEqual([1_000, 1_100, 1_200, 1_300]);
    expect(seeds).toEqual({ first: FIRST, count: 400 });
    expect(tally.seeds).toBe(400);
  });

  it('does not take a state that was reached before for a new one', async () => {
    const again = (seeds: SeedRange): Tally => {
      const ground = { seeds: 100, states: [[7, seeds.first] as const], transitions: [] };
      return { ...EMPTY_TALLY, seeds: seeds.count, ground };
    };
    expect((await rangesOf(again)).ranges).toEqual([1_000, 1_100]);
  });

  it('ends with the range of the first failure', async () => {
    const violation = { oracle: 'one holder', kind: 'always', message: 'two', at: 1 } as const;
    const failure: SeedFailure = { seed: 1_140, traceHash: 1, violation };
    const { ranges, tally } = await rangesOf((seeds) => ({
      ...tallyOf(seeds, [1_040, 1_140, 1_240]),
      failures: seeds.first === 1_100 ? [failure] : [],
    }));
    expect(ranges).toEqual([1_000, 1_100]);
    expect(tally.failures).toEqual([failure]);
  });

  it('ends where seeds were left undone', async () => {
    const { ranges, seeds, tally } = await rangesOf((range) => ({
      ...tallyOf(range, []),
      seeds: 60,
    }));
    expect(ranges).toEqual([1_000]);
    expect([seeds.count, tally.seeds]).toEqual([100, 60]);
  });
});
