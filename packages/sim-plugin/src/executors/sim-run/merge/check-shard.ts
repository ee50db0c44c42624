import type { Level } from '@gossip/sim-runtime/sim';
import { shardOf } from '../../../sweep/seeds/shard.js';
import type { SimulationFacts } from '../../../sweep/worker/session.js';
import { alteredReport, foreignShard, shardCutShort } from './merge-errors.js';
import type { ReportOfShard } from './read-shard.js';
import type { ShardFile } from './shard-file.js';

/** What all shards of a sweep have in common. */
export interface Expected {
  readonly simulation: Pick<SimulationFacts, 'name' | 'type' | 'oracles'>;
  readonly level: Level;
  readonly fingerprint: string;
  /** Of all shards together; absent where that is not known yet. */
  readonly first?: number;
  readonly count?: number;
  /** The names of the operations, and the names and kinds of the oracles, in their order. */
  readonly operations?: readonly string[];
  readonly oracles?: readonly string[];
}

/** What the other shards have to have in common with one that is in order. */
export function commonWith({ shard, ...report }: ReportOfShard): Partial<Expected> {
  const operations = operationsOf(report);
  const oracles = oraclesOf(report);
  return {
    first: shard.first,
    count: shard.count,
    // Where every run ended its worker, nothing was counted.
    ...(operations.length === 0 ? {} : { operations }),
    ...(oracles.length === 0 ? {} : { oracles }),
  };
}

function operationsOf({ operations }: Pick<ReportOfShard, 'operations'>): readonly string[] {
  return operations.map(({ name }) => name);
}

function oraclesOf({ oracles }: Pick<ReportOfShard, 'oracles'>): readonly string[] {
  return oracles.map(({ name, kind }) => `${kind} ${name}`);
}

/**
 * Whether a report is that of the shard that it is taken for, and complete.
 *
 * @throws SimPluginError when it is not
 */
export function checkShard(place: ShardFile, report: ReportOfShard, expected: Expected): void {
  const { shard, seeds, simulation, type, level } = report;
  const { index, of } = place.shard;
  const first = expected.first ?? shard.first;
  const count = expected.count ?? shard.count;
  const wrong = (what: string, wanted: string): Error => foreignShard(place, what, wanted);

  if (simulation !== expected.simulation.name)
    throw wrong(`of the module '${simulation}'`, `'${expected.simulation.name}'`);
  if (type !== expected.simulation.type)
    throw wrong(`of a ${type} module`, `a ${expected.simulation.type} module`);
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
  checkNames(place, report, expected);
}

/** Shards of one sweep have one code, and so the same operations and oracles. */
function checkNames(place: ShardFile, report: ReportOfShard, expected: Expected): void {
  const { simulation, operations, oracles } = expected;
  const strange = report.oracles.findIndex(({ name }) => !simulation.oracles.includes(name));
  if (strange >= 0) {
    const path = `oracles.${strange}.name`;
    throw alteredReport(place, { path, problem: 'is no oracle of the simulation' });
  }
  const problem = 'are not those of the other shards';
  if (areOthers(operationsOf(report), operations))
    throw alteredReport(place, { path: 'operations', problem });
  if (areOthers(oraclesOf(report), oracles))
    throw alteredReport(place, { path: 'oracles', problem });
}

function areOthers(own: readonly string[], others: readonly string[] | undefined): boolean {
  if (own.length === 0 || others === undefined) return false;
  return own.length !== others.length || own.some((name, index) => name !== others[index]);
}

function range({ first, count }: { readonly first: number; readonly count: number }): string {
  return `${count} seeds from ${first} on`;
}
