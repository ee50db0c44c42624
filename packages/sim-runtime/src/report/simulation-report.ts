import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { type Level } from '../faults/level.js';
import { type OracleKind } from '../oracles/oracle.js';
import { type ModuleType, type Plan } from '../plan/plan.js';
import { type HistoryCount, type OperationCount } from '../run/run-result.js';
import { type ViolationKind } from '../run/violation.js';
import { type Ground } from '../sweep/ground.js';
import { type OmittedFailures } from '../sweep/tally.js';

import { type GroundReport } from './ground-report.js';

/** The version of `report.json`. */
export const REPORT_SCHEMA_VERSION = 1;

/** How an oracle fared over a sweep. */
export type OracleStatus =
  'ok' | 'fail' | 'error' | 'unknown' | 'todo' | 'under-covered' | 'not exercised';

/** An oracle over a whole sweep. */
export interface OracleReport {
  /** As the simulation calls it. */
  readonly name: string;
  /** When it is asked, and what its answer means. */
  readonly kind: OracleKind;
  /** How often it was asked. */
  readonly checks: number;
  /** For `sometimes`: how often it was so. */
  readonly occurrences: number;
  /** In how many runs its check threw; absent for none. */
  readonly errors?: number;
  /** In how many runs its verdict was unknown; absent for none. */
  readonly unknown?: number;
  /** The histories of clients' calls that it checked; absent for an oracle that is not about the order of calls. */
  readonly histories?: HistoryCount;
  /** The verdict on that. */
  readonly status: OracleStatus;
}

/** How large a plan was before shrinking and after. */
export interface ShrinkReport {
  /** How many operations the plan had, and has. */
  readonly operations: {
    /** 0 or more. */
    readonly before: number;
    /** Not more than before. */
    readonly after: number;
  };
  /** How many faults the plan had, and has: its episodes, and each rate that is not 0. */
  readonly faults: {
    /** 0 or more. */
    readonly before: number;
    /** Not more than before. */
    readonly after: number;
  };
  /** How many of these faults are rates. */
  readonly rates: {
    /** 0 or more. */
    readonly before: number;
    /** Not more than before. */
    readonly after: number;
  };
  /** How many runs shrinking took. */
  readonly runs: number;
  /** Whether nothing more could be left out. False where shrinking was stopped at its limit of runs or of time. */
  readonly isComplete: boolean;
  /** How long it took, in milliseconds of real time. */
  readonly elapsedMs: number;
}

/** A seed that failed. */
export interface FailureReport {
  /** The seed that failed. */
  readonly seed: number;
  /** The name of the oracle that its run violated. */
  readonly oracle: string;
  /** What the oracle said. */
  readonly message: string;
  /** When, in ticks. */
  readonly at: number;
  /** The fingerprint of the order of events, as the seed's replay prints it; absent where the run did not end. */
  readonly traceHash?: string;
}

/** A plan as a report has it: of a recording, without the inputs, which the plan file keeps. */
export type ReportedPlan = Plan & {
  /** How many recorded inputs were left out. */
  readonly recordedInputs?: number;
};

/** A distinct bug: one oracle violated in one way, by one seed or many. */
export interface BugReport {
  /** The name of the oracle that is violated. */
  readonly oracle: string;
  /** Which demand was not met. */
  readonly kind: ViolationKind;
  /** What the oracle said of the shrunk run. */
  readonly message: string;
  /** Of an exception, where it was thrown, in lines of the source. */
  readonly stack?: string;
  /** Every seed that is known to meet this bug, in ascending order. */
  readonly seeds: readonly number[];
  /**
   * The fingerprint of the order of events in the run of `plan`, as its replay prints it; absent where
   * the run did not end.
   */
  readonly traceHash?: string;
  /**
   * The fingerprint of messages, inputs, effects and states in the run of `plan`, as its replay prints it;
   * absent where the run did not end.
   */
  readonly contentHash?: string;
  /** What the content hash does not cover, as a sentence; absent when it covers everything. */
  readonly unseen?: string;
  /** Absent when shrinking was switched off. */
  readonly shrunk?: ShrinkReport;
  /** The smallest plan known. */
  readonly plan: ReportedPlan;
  /**
   * What happened in the run of that plan, as a sentence: its faults, and the last step before the violation.
   * Absent for a run that never ended.
   */
  readonly summary?: string;
  /** The run of that plan, as lines: repeated rounds are one, and in a long one messages are left out. */
  readonly story: readonly string[];
  /** Where something did not come true in time: the states at the end, by the name of what is in them. */
  readonly lastStates?: readonly LastState[];
  /** The command that replays it. */
  readonly replay: string;
}

/** The state of an actor, node, stage, coordinator or port at the end of a run, in words. */
export interface LastState {
  /** As stories call it. */
  readonly name: string;
  /** The state. */
  readonly state: string;
}

/** Failures of which it is not known whether they are bugs of their own. */
export interface UnsortedFailures {
  /** The name of the oracle that they violate. */
  readonly oracle: string;
  /** In ascending order. */
  readonly seeds: readonly number[];
  /** How many runs were spent on telling the oracle's failures apart before these were left. */
  readonly runs: number;
}

/** Which part of a range of seeds a report is about, where the range was split. */
export interface ShardReport {
  /** From 1 to `of`. */
  readonly index: number;
  /** How many shards there are. */
  readonly of: number;
  /** The first seed of all shards together. */
  readonly first: number;
  /** How many seeds all shards have together. */
  readonly count: number;
  /** What the code and the options that were run are known by: shards of one sweep have the same. */
  readonly fingerprint: string;
}

/** What `report.json` holds. */
export interface SimulationReport {
  /** The version of this format. */
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  /** The simulation's name. */
  readonly simulation: string;
  /** The type of the module. */
  readonly type: ModuleType;
  /** The level of the sweep. */
  readonly level: Level;
  /**
   * `interrupted`: nothing failed, and not all seeds were done. `unknown`: nothing failed, but an oracle has no verdict on
   * some runs. `empty`: nothing failed, but nothing was demanded, or nothing could happen, which `missing` tells.
   */
  readonly result: 'pass' | 'fail' | 'interrupted' | 'unknown' | 'empty';
  /** What an empty run lacks, each as a sentence without a full stop; absent where it lacks nothing. */
  readonly missing?: readonly string[];
  /** What was run, and how much of it failed. */
  readonly seeds: {
    /** How many were done. */
    readonly count: number;
    /** How many were asked for. */
    readonly requested: number;
    /** The first of them. */
    readonly first: number;
    /** The origin of the first seed, in words, for example `from --firstSeed`. */
    readonly origin: string;
    /** How many of them failed. */
    readonly failed: number;
    /** In how many of them the module did anything: sent a message or an input, or had an effect. */
    readonly active: number;
  };
  /** How many events all runs had together. */
  readonly events: number;
  /** How much time passed in all runs together, in ticks. */
  readonly simulatedTicks: number;
  /** The part of a range of seeds that was run; absent where the range was run as one. */
  readonly shard?: ShardReport;
  /** For a report of merged shards: the number of shards. */
  readonly mergedShards?: number;
  /** Wall-clock time of the sweep; of shards together, the sum of theirs. */
  readonly elapsedMs: number;
  /** How often each fault happened, by its name. */
  readonly faults: FaultCounts;
  /** The faults of the level that were switched off, since the module does not claim them. */
  readonly notClaimed: readonly FaultKind[];
  /** How often each operation was done. */
  readonly operations: readonly OperationCount[];
  /** The kinds of states that were reached; absent where no run was looked at. */
  readonly ground?: GroundReport;
  /** Of a shard, what was reached in full, so that shards can be merged. */
  readonly shardGround?: Ground;
  /** How each oracle fared, in the simulation's order. */
  readonly oracles: readonly OracleReport[];
  /** In the order of their seeds: of each oracle, the first 2,000. */
  readonly failures: readonly FailureReport[];
  /** Failures that were counted and are neither listed nor sorted, by oracle; absent where there are none. */
  readonly omitted?: readonly OmittedFailures[];
  /** The distinct bugs that were found, each with its story. */
  readonly bugs: readonly BugReport[];
  /** Failures that were not looked into, since enough runs had been spent; absent where there are none. */
  readonly unsorted?: readonly UnsortedFailures[];
  /** For a run of a single seed or plan: the fingerprint of the order of its events, as the terminal prints it. */
  readonly traceHash?: string;
  /** For such a run: the fingerprint of its messages, inputs, effects and states. */
  readonly contentHash?: string;
  /** What the content hash does not cover, as a sentence; absent when it covers everything. */
  readonly unseen?: string;
  /** What audits could not compare, as sentences; absent when they compared everything. */
  readonly unaudited?: readonly string[];
}
