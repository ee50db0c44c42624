import type { Level } from '@gossip/sim-runtime/sim';
import type { Shard } from '../../sweep/seeds/shard.js';
import type { Target } from './target.js';

/** The folder in a project that holds what its simulations came to. */
const OUTPUT = 'sim-output';

/** Where the report of a level is. */
export function levelFolder(level: Level): string {
  return `${OUTPUT}/${level}`;
}

/**
 * Where the report of a shard is: not with that of the level, which Nx would take away with it when it
 * restores one of them. The path ends as `--shard` has it, for Nx to find it by that option.
 */
export function shardFolder(level: Level, { index, of }: Shard): string {
  return `${OUTPUT}/shards/${level}/${index}/${of}`;
}

/** Where the results of a run are put, from the project's root. */
export function resultFolder(target: Target, level: Level): string {
  return target.kind === 'shard' ? shardFolder(level, target.shard) : levelFolder(level);
}
