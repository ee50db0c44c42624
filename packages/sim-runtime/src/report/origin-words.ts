import { type SimulationReport } from './simulation-report.js';

/**
 * The origin of a report's seeds in words: that of the first seed, and the shards.
 *
 * @param report - the report of a sweep, of a shard, or of merged shards
 */
export function originWords({
  seeds: { origin },
  shard,
  mergedShards,
}: Pick<SimulationReport, 'seeds' | 'shard' | 'mergedShards'>): string {
  if (shard !== undefined) return `${origin}, shard ${shard.index}/${shard.of}`;
  if (mergedShards === undefined) return origin;
  return `${origin}, ${mergedShards} ${mergedShards === 1 ? 'shard' : 'shards'}`;
}
