import { type Level } from '../faults/level.js';
import { type Simulation } from '../run/simulation.js';
import { failedSeeds, type SeedFailure, type Tally } from '../sweep/tally.js';
import { unknownOracles } from '../sweep/unknown-oracles.js';
import { whatIsMissing } from '../sweep/what-is-missing.js';
import { groundReport } from './ground-report.js';
import { contentsOf, hashOf } from './hashes.js';
import { oracleReports } from './oracle-reports.js';
import {
  type BugReport,
  type FailureReport,
  REPORT_SCHEMA_VERSION,
  type ShardReport,
  type SimulationReport,
  type UnsortedFailures,
} from './simulation-report.js';

/** What a report needs to know beside the tally. */
export interface ReportContext {
  /** The level of the sweep. */
  readonly level: Level;
  /** The first seed of the sweep. */
  readonly firstSeed: number;
  /** The origin of the first seed, in words, for example `from --firstSeed`. */
  readonly seedOrigin: string;
  /** How long the sweep took, in milliseconds of real time. */
  readonly elapsedMs: number;
  /** What was found out about the failures, in the order of their seeds. */
  readonly bugs: readonly BugReport[];
  /** Failures that were not looked into, once enough runs had been spent. Default: none. */
  readonly unsorted?: readonly UnsortedFailures[];
  /** The part of a range of seeds that was run. Default: the range was run as one. */
  readonly shard?: ShardReport;
  /** For merged shards: the number of shards. */
  readonly mergedShards?: number;
  /** How many seeds were asked for. Default: as many as were done. */
  readonly requestedSeeds?: number;
  /** Whether a run in which nothing was demanded, or nothing could happen, passes. Default false. */
  readonly allowEmpty?: boolean;
  /** For a run of a single seed or plan: the fingerprint of the order of its events, an unsigned 32-bit integer. */
  readonly traceHash?: number;
  /** For a run of a single seed or plan: the fingerprint of its contents, an unsigned 32-bit integer. */
  readonly contentHash?: number;
  /** What the content hash of that run does not cover, as a sentence. */
  readonly unseen?: string;
}

/**
 * Makes the report of a sweep.
 *
 * @param simulation - the simulation that was swept
 * @param tally - the sum of its runs
 * @param context - what the tally does not know: the level, the seeds, the time it took
 */
export function buildReport(
  simulation: Pick<Simulation, 'name' | 'type' | 'notClaimed'>,
  tally: Tally,
  context: ReportContext,
): SimulationReport {
  const requested = context.requestedSeeds ?? tally.seeds;
  const missing = whatIsMissing(tally);
  const { unsorted = [], shard, mergedShards } = context;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    simulation: simulation.name,
    type: simulation.type,
    level: context.level,
    result: resultOf(tally, requested, missing.length > 0 && context.allowEmpty !== true),
    ...(missing.length === 0 ? {} : { missing }),
    seeds: {
      count: tally.seeds,
      requested,
      first: context.firstSeed,
      origin: context.seedOrigin,
      failed: failedSeeds(tally),
      active: tally.activeSeeds,
    },
    events: tally.events,
    simulatedTicks: tally.ticks,
    elapsedMs: context.elapsedMs,
    faults: tally.faults,
    notClaimed: simulation.notClaimed(context.level),
    operations: tally.operations,
    ...groundOf(tally, context),
    oracles: oracleReports(tally.oracles, tally.failures),
    failures: tally.failures.map(failureReport),
    ...(tally.omitted === undefined ? {} : { omitted: tally.omitted }),
    bugs: context.bugs,
    ...(unsorted.length === 0 ? {} : { unsorted }),
    ...(shard === undefined ? {} : { shard }),
    ...(mergedShards === undefined ? {} : { mergedShards }),
    ...hashOf(context.traceHash),
    ...contentsOf(context),
    ...(tally.unaudited === undefined ? {} : { unaudited: tally.unaudited }),
  };
}

function groundOf(
  { ground, seeds }: Tally,
  { firstSeed, shard }: ReportContext,
): Pick<SimulationReport, 'ground' | 'shardGround'> {
  if (ground === undefined) return {};
  return {
    ground: groundReport(ground, firstSeed, seeds),
    ...(shard === undefined ? {} : { shardGround: ground }),
  };
}

function resultOf(tally: Tally, requested: number, isEmpty: boolean): SimulationReport['result'] {
  if (tally.failures.length > 0) return 'fail';
  if (tally.seeds < requested) return 'interrupted';
  if (unknownOracles(tally).length > 0) return 'unknown';
  return isEmpty ? 'empty' : 'pass';
}

function failureReport({ seed, traceHash, violation }: SeedFailure): FailureReport {
  const { oracle, message, at } = violation;
  return { seed, oracle, message, at, ...hashOf(traceHash) };
}

/**
 * The failures of a sweep as distinct bugs: one for each oracle that was violated.
 *
 * @param failures - in the order of their seeds
 */
export function groupFailures(
  failures: readonly SeedFailure[],
): readonly (readonly SeedFailure[])[] {
  const groups = new Map<string, SeedFailure[]>();
  for (const failure of failures) {
    const group = groups.get(failure.violation.oracle);
    if (group === undefined) groups.set(failure.violation.oracle, [failure]);
    else group.push(failure);
  }
  return [...groups.values()];
}
