import { malformedShard } from '../sweep-errors.js';
import { type SeedRange, slice } from './seed-range.js';

/** One of several equal parts of a range of seeds. */
export interface Shard {
  /** From 1 to `of`. */
  readonly index: number;
  readonly of: number;
}

/**
 * Reads a shard as people write it: `2/8` is the second of eight.
 *
 * @throws SimPluginError when `text` is not that
 */
export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of)) throw malformedShard(text);
  return shard;
}

/** A shard's part of a range: the parts of all shards are disjoint, and together they are the range. */
export function shardOf(range: SeedRange, { index, of }: Shard): SeedRange {
  const from = Math.floor((range.count * (index - 1)) / of);
  const to = Math.floor((range.count * index) / of);
  return slice(range, from, to - from);
}
