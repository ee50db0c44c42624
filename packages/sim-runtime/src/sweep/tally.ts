import { type FaultCounts } from '../faults/fault-kind.js';
import { type OracleCount, type OperationCount } from '../run/run-result.js';
import { type Ground } from './ground.js';
import { type Violation } from '../run/violation.js';

/** A seed whose universe violated something. */
export interface SeedFailure {
  /** The seed that failed. */
  readonly seed: number;
  /** The run's fingerprint, as an unsigned 32-bit integer; absent where the run did not end. */
  readonly traceHash?: number;
  /** What its run violated. */
  readonly violation: Violation;
}

/** Failures of one oracle that were counted and not kept. */
export interface OmittedFailures {
  /** The name of the oracle that they violate. */
  readonly oracle: string;
  /** How many seeds: 1 or more. */
  readonly seeds: number;
}

/** The sum of many runs: plain data, so that it crosses threads and machines. */
export interface Tally {
  /** How many runs there were. */
  readonly seeds: number;
  /** In how many of them the module did anything: see `RunResult.isActive`. */
  readonly activeSeeds: number;
  /** How many events they had together. */
  readonly events: number;
  /** How much time passed in them together, in ticks. */
  readonly ticks: number;
  /** How often each fault happened, by its name. */
  readonly faults: FaultCounts;
  /** How often each operation was done, in the simulation's order. */
  readonly operations: readonly OperationCount[];
  /** How often each oracle was asked, in the simulation's order. */
  readonly oracles: readonly OracleCount[];
  /** Those that are kept: of each oracle the first 2,000, all in the order of their seeds. */
  readonly failures: readonly SeedFailure[];
  /** Those that were counted alone, by oracle; absent where all are kept. */
  readonly omitted?: readonly OmittedFailures[];
  /** What those runs reached that were looked at; absent where none was. */
  readonly ground?: Ground;
  /** What audits could not compare, as sentences, the first few of them; absent when they compared everything. */
  readonly unaudited?: readonly string[];
}

/** The tally of no runs, to which others are added. */
export const EMPTY_TALLY: Tally = {
  seeds: 0,
  activeSeeds: 0,
  events: 0,
  ticks: 0,
  faults: {},
  operations: [],
  oracles: [],
  failures: [],
};

/**
 * How many runs failed, those included that were counted alone.
 *
 * @param tally - a tally, or a report, of any number of runs
 */
export function failedSeeds({
  failures,
  omitted = [],
}: {
  /** Those that are kept. */
  readonly failures: readonly unknown[];
  /** Those that were counted alone, by oracle. */
  readonly omitted?: readonly OmittedFailures[] | undefined;
}): number {
  return omitted.reduce((sum, { seeds }) => sum + seeds, failures.length);
}
