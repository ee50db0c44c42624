import { groundReport, sumTallies } from '@gossip/sim-runtime/results';
import type { Tally } from '@gossip/sim-runtime/sim';
import { ALL_SEEDS } from '../../config/sim-config.js';
import { type SeedRange, slice } from '../../sweep/seeds/seed-range.js';
import type { Swept } from '../../sweep/pool/sweep.js';

/** What was swept in the end. */
export interface StableSweep extends Swept {
  /** All seeds that were asked for, whether they were run or not. */
  readonly seeds: SeedRange;
}

/**
 * Sweeps a range of seeds, and then ranges of as many seeds behind it, until the last `quiet` seeds reached no new kind
 * of state and no new step between two. A range is swept whole before its ground is looked at, so that the end does not
 * depend on the number of workers. A failure ends the sweep, as does ground that is too large to be counted.
 *
 * @param seeds - the first range
 * @param quiet - how many seeds must have reached nothing new
 * @param sweepRange - sweeps one range
 */
export async function sweepUntilStable(
  seeds: SeedRange,
  quiet: number,
  sweepRange: (seeds: SeedRange) => Promise<Swept>,
): Promise<StableSweep> {
  const tallies: Tally[] = [];
  for (let count = 0; ;) {
    const size = Math.min(seeds.count, ALL_SEEDS - count);
    const { tally, trouble } = await sweepRange(slice(seeds, count, size));
    tallies.push(tally);
    count += size;
    const sum = sumTallies(tallies);
    const isOver = trouble !== undefined || tally.seeds < size || sum.failures.length > 0;
    if (isOver || count === ALL_SEEDS || isStable(sum, { ...seeds, count }, quiet)) {
      const all = { tally: sum, seeds: { ...seeds, count } };
      return trouble === undefined ? all : { ...all, trouble };
    }
  }
}

function isStable({ ground }: Tally, { first, count }: SeedRange, quiet: number): boolean {
  if (ground === undefined) return false;
  const { isCut, seedsSinceNew } = groundReport(ground, first, count);
  return isCut || seedsSinceNew >= quiet;
}
