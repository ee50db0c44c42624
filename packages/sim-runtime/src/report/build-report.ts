import { type Level } from '../faults/level.js';
import { formatTraceHash } from '../kernel/trace-hash.js';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type Simulation } from '../run/simulation.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { shrinkPlan, type ShrinkOptions } from '../sweep/shrink.js';
import { failedSeeds, type SeedFailure, type Tally } from '../sweep/tally.js';
import { unknownOracles } from '../sweep/unknown-oracles.js';
import { whatIsMissing } from '../sweep/what-is-missing.js';
import { abridgeStory } from './abridge-story.js';
import { groundReport } from './ground-report.js';
import { oracleReports } from './oracle-reports.js';
import {
  type BugReport,
  type FailureReport,
  REPORT_SCHEMA_VERSION,
  type ShardReport,
  type SimulationReport,
  type UnsortedFailures,
} from './simulation-report.js';
import { timelineText } from '../history/timeline/timeline-text.js';
import { lastStates } from './last-states.js';
import { tellStory } from './story.js';
import { formatLine } from './story-line.js';
import { printable } from './printable.js';
import { summaryOf } from './summary.js';
import { timelineOf } from './timeline-of.js';

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

function hashOf(traceHash: number | undefined): { readonly traceHash?: string } {
  return traceHash === undefined ? {} : { traceHash: formatTraceHash(traceHash) };
}

function contentsOf({
  contentHash,
  unseen,
}: Pick<RunResult, 'contentHash' | 'unseen'>): Pick<SimulationReport, 'contentHash' | 'unseen'> {
  return {
    ...(contentHash === undefined ? {} : { contentHash: formatTraceHash(contentHash) }),
    ...(unseen === undefined ? {} : { unseen }),
  };
}

/**
 * A run's trace as a story in the simulation's own words.
 *
 * @param simulation - the simulation whose run it is, for the names of its parties
 * @param trace - what happened
 * @param everything - whether to tell what has nothing to do with the violation, too. Default
 *   false.
 */
export function storyOf(
  simulation: Pick<Simulation, 'partyName' | 'moduleType'>,
  trace: readonly TraceEntry[],
  everything = false,
): readonly string[] {
  return tellStory(trace, { simulation, everything }).map(formatLine);
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

/** What investigating a bug takes. */
export interface BugOptions extends ShrinkOptions {
  /** Whether to make the plan smaller first. */
  readonly shrink: boolean;
  /** Reads the wall clock, in milliseconds, for the time that shrinking took. */
  readonly nowMs: () => number;
}

/** A bug without the command that replays it, which depends on the place of its plan. */
export type InvestigatedBug = Omit<BugReport, 'replay'>;

/**
 * Investigates one distinct bug: shrinks the plan of one of its failures and tells its story.
 *
 * @param simulation - the simulation that failed
 * @param group - the failures of one bug, in the order of their seeds
 * @param plan - the plan of the failure to tell
 * @param options - how to run and shrink it
 */
export function investigate(
  simulation: Simulation,
  group: readonly SeedFailure[],
  plan: Plan,
  options: BugOptions,
): InvestigatedBug {
  const first = group[0];
  if (first === undefined) throw new Error('A bug has at least one failing seed.');
  const { shrink, nowMs, ...given } = options;
  let world: unknown;
  const shrinkOptions: ShrinkOptions = {
    ...given,
    contentHash: true,
    watch: (seen) => {
      world = seen;
      given.watch?.(seen);
    },
  };
  const startedMs = nowMs();
  const shrunk = shrink
    ? shrinkPlan(simulation, plan, shrinkOptions)
    : {
        plan,
        result: simulation.run(plan, { ...shrinkOptions, trace: true }),
        runs: 1,
        isComplete: true,
      };
  const violation = shrunk.result.violation ?? first.violation;
  const { trace = [] } = shrunk.result;
  return {
    oracle: first.violation.oracle,
    kind: first.violation.kind,
    message: violation.message,
    ...(violation.stack === undefined ? {} : { stack: violation.stack }),
    seeds: group.map(({ seed }) => seed),
    ...hashOf(shrunk.result.traceHash),
    ...contentsOf(shrunk.result),
    ...(shrink
      ? {
          shrunk: {
            operations: { before: plan.operations.length, after: shrunk.plan.operations.length },
            faults: { before: countFaults(plan), after: countFaults(shrunk.plan) },
            rates: { before: countRates(plan), after: countRates(shrunk.plan) },
            runs: shrunk.runs,
            isComplete: shrunk.isComplete,
            elapsedMs: nowMs() - startedMs,
          },
        }
      : {}),
    plan: shrunk.plan,
    summary: summaryOf(simulation, trace),
    story: [
      ...abridgeStory(tellStory(trace, { simulation, everything: false })),
      ...callLines(simulation, shrunk.result, world),
    ],
    ...lastStates(simulation, shrunk.plan.parties, shrunk.result, world),
  };
}

/** The calls of clients, where the violation is one of them. */
function callLines(
  simulation: Simulation,
  { violation }: RunResult,
  world: unknown,
): readonly string[] {
  const timeline = timelineOf(simulation, violation, world);
  return timeline === undefined ? [] : timelineText(timeline).map(printable);
}

/** How many faults a plan holds: its episodes, and each rate that is not 0. */
function countFaults(plan: Plan): number {
  return plan.faults.length + countRates(plan);
}

function countRates({ rates }: Plan): number {
  return Object.values(rates).filter((rate) => rate > 0).length;
}
