import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { type Level } from '../faults/level.js';
import { type OracleKind } from '../oracles/oracle.js';
import { type ModuleType, type Plan } from '../plan/plan.js';
import { type OperationCount } from '../run/run-result.js';
import { type ViolationKind } from '../run/violation.js';

/** The version of `report.json`. */
export const REPORT_SCHEMA_VERSION = 1;

/** How an oracle fared over a sweep. */
export type OracleStatus = 'ok' | 'fail' | 'todo' | 'under-covered' | 'not exercised';

export interface OracleReport {
  readonly name: string;
  readonly kind: OracleKind;
  readonly checks: number;
  readonly occurrences: number;
  readonly status: OracleStatus;
}

/** How large a plan was before shrinking and after. */
export interface ShrinkReport {
  readonly operations: { readonly before: number; readonly after: number };
  readonly faults: { readonly before: number; readonly after: number };
  readonly runs: number;
  readonly elapsedMs: number;
}

/** A seed that failed. */
export interface FailureReport {
  readonly seed: number;
  readonly oracle: string;
  readonly message: string;
  /** When, in ticks. */
  readonly at: number;
  /** The fingerprint of the seed's run, as its replay prints it; absent where it never came to its end. */
  readonly traceHash?: string;
}

/** A distinct bug: one oracle violated in one way, by one seed or many. */
export interface BugReport {
  readonly oracle: string;
  readonly kind: ViolationKind;
  readonly message: string;
  readonly stack?: string;
  /** Every seed that is known to meet this bug, in ascending order. */
  readonly seeds: readonly number[];
  /** The fingerprint of the run of `plan`, as its replay prints it; absent where it never came to its end. */
  readonly traceHash?: string;
  /** Absent when shrinking was switched off. */
  readonly shrunk?: ShrinkReport;
  /** The smallest plan known. */
  readonly plan: Plan;
  /** The run of that plan, as lines. */
  readonly story: readonly string[];
  /** The command that replays it. */
  readonly replay: string;
}

/** Failures of which nobody knows whether they are bugs of their own. */
export interface UnsortedFailures {
  readonly oracle: string;
  /** In ascending order. */
  readonly seeds: readonly number[];
}

/** Which part of a range of seeds a report is about, where the range was split. */
export interface ShardReport {
  /** From 1 to `of`. */
  readonly index: number;
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
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly simulation: string;
  readonly type: ModuleType;
  readonly level: Level;
  /** `interrupted`: nothing failed, and not all seeds were done. */
  readonly result: 'pass' | 'fail' | 'interrupted';
  readonly seeds: {
    /** How many were done. */
    readonly count: number;
    /** How many were asked for. */
    readonly requested: number;
    readonly first: number;
    /** Where the first seed came from, in words. */
    readonly origin: string;
    readonly failed: number;
  };
  readonly events: number;
  readonly simulatedTicks: number;
  /** Absent where the range of seeds was run as one. */
  readonly shard?: ShardReport;
  /** Wall-clock time of the sweep; of shards together, the sum of theirs. */
  readonly elapsedMs: number;
  readonly faults: FaultCounts;
  readonly notClaimed: readonly FaultKind[];
  readonly operations: readonly OperationCount[];
  readonly oracles: readonly OracleReport[];
  /** In the order of their seeds. */
  readonly failures: readonly FailureReport[];
  readonly bugs: readonly BugReport[];
  /** Failures that there was no time to look into; absent where there are none. */
  readonly unsorted?: readonly UnsortedFailures[];
  /** For a run of a single seed or plan: its fingerprint, as the terminal prints it. */
  readonly traceHash?: string;
}
