import type { Level } from '@gossip/sim-runtime/sim';
import type { SeedRange } from '../../sweep/seeds/seed-range.js';
import type { Shard } from '../../sweep/seeds/shard.js';

/** All seeds of a range. */
export interface WholeSweep {
  readonly kind: 'sweep';
  readonly level: Level;
  readonly seeds: SeedRange;
  /** The origin of the first seed, in words. */
  readonly origin: string;
}

/** One part of a range that is split. */
export interface ShardSweep {
  readonly kind: 'shard';
  readonly level: Level;
  readonly shard: Shard;
  /** The number of seeds of all shards together. */
  readonly count: number;
  /** The first seed of the first shard; absent where the simulation's code decides. */
  readonly first?: number;
  readonly origin: string;
  /** Whether a merge says of all shards together whether they passed. */
  readonly isMerged: boolean;
}

/** The shards of a range that have been run, as one. */
export interface MergedSweep {
  readonly kind: 'merge';
  readonly level: Level;
  /** The number of shards. */
  readonly shards: number;
  /** The expected number of seeds of all shards together; absent for any. */
  readonly count?: number;
  /** The expected first seed; absent for any. */
  readonly first?: number;
}

export type Sweep = WholeSweep | ShardSweep | MergedSweep;

/** What to run. */
export type Target =
  | Sweep
  | { readonly kind: 'seed'; readonly level: Level; readonly seed: number; readonly origin: string }
  | { readonly kind: 'plan'; readonly file: string };

/** Whether it is about many seeds, be they run here or elsewhere. */
export function isSweep(target: Target): target is Sweep {
  return target.kind !== 'seed' && target.kind !== 'plan';
}
