import type { Level } from '@gossip/sim-runtime/sim';
import { shardOf } from '../../../sweep/seeds/shard.js';
import { foreignShard, shardCutShort } from './merge-errors.js';
import type { ReportOfShard, ShardFile } from './read-shard.js';

/** What all shards of a sweep have in common. */
export interface Expected {
  /** The simulation's name. */
  readonly simulation: string;
  readonly level: Level;
  readonly fingerprint: string;
  /** Of all shards together; absent where that is not known yet. */
  readonly first?: number;
  readonly count?: number;
}

/**
 * Whether a report is that of the shard that it is taken for, and complete.
 *
 * @throws SimPluginError when it is not
 */
export function checkShard(place: ShardFile, report: ReportOfShard, expected: Expected): void {
  const { shard, seeds, simulation, level } = report;
  const { index, of } = place.shard;
  const first = expected.first ?? shard.first;
  const count = expected.count ?? shard.count;
  const wrong = (what: string, wanted: string): Error => foreignShard(place, what, wanted);

  if (simulation !== expected.simulation)
    throw wrong(`of the module '${simulation}'`, `'${expected.simulation}'`);
  if (level !== expected.level) throw wrong(`of the level ${level}`, expected.level);
  if (shard.index !== index || shard.of !== of)
    throw wrong(
      `that of shard ${shard.index}/${shard.of}, whose seeds would count twice`,
      'another',
    );
  if (shard.fingerprint !== expected.fingerprint)
    throw wrong('of other code, or other options', 'what is here now');
  if (shard.first !== first || shard.count !== count)
    throw wrong(`of ${range(shard)}`, `${range({ first, count })}, as the others are`);
  const own = shardOf({ first, count }, place.shard);
  if (seeds.requested !== own.count || seeds.first !== own.first)
    throw wrong(`of ${range({ first: seeds.first, count: seeds.requested })}`, range(own));
  if (seeds.count !== seeds.requested) throw shardCutShort(place, seeds.count, seeds.requested);
}

function range({ first, count }: { readonly first: number; readonly count: number }): string {
  return `${count} seeds from ${first} on`;
}
