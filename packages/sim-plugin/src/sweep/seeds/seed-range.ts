import { ALL_SEEDS } from '../../config/sim-config.js';

/** Consecutive seeds. After the last of all comes 0. */
export interface SeedRange {
  readonly first: number;
  /** From 0 to all 2^32. */
  readonly count: number;
}

/** Which seed of a range this one is, from 0. */
export function indexOf(range: SeedRange, seed: number): number {
  return (seed - range.first + ALL_SEEDS) % ALL_SEEDS;
}

/** The seeds of a range from the one with index `from` on, `count` of them. */
export function slice(range: SeedRange, from: number, count: number): SeedRange {
  return { first: (range.first + from) % ALL_SEEDS, count };
}
