import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import { type OracleCount, type OperationCount, type RunResult } from '../run/run-result.js';
import { type Violation } from '../run/violation.js';

/** A seed whose universe violated something. */
export interface SeedFailure {
  /** The seed that failed. */
  readonly seed: number;
  /** The run's fingerprint, as an unsigned 32-bit integer; absent where the run never came to its end. */
  readonly traceHash?: number;
  /** What its run violated. */
  readonly violation: Violation;
}

/** What many runs came to together: plain data, so that it crosses threads and machines. */
export interface Tally {
  /** How many runs there were. */
  readonly seeds: number;
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
  /** In the order of their seeds. */
  readonly failures: readonly SeedFailure[];
  /** What audits could not compare, as sentences, the first few of them; absent when they compared everything. */
  readonly unaudited?: readonly string[];
}

/** The tally of no runs, to which others are added. */
export const EMPTY_TALLY: Tally = {
  seeds: 0,
  events: 0,
  ticks: 0,
  faults: {},
  operations: [],
  oracles: [],
  failures: [],
};

/**
 * One run as a tally.
 *
 * @param result - what the run came to
 */
export function tallyOf(result: RunResult): Tally {
  const { seed, traceHash, violation } = result;
  return {
    seeds: 1,
    events: result.events,
    ticks: result.ticks,
    faults: result.faults,
    operations: result.operations,
    oracles: result.oracles,
    failures: violation === undefined ? [] : [{ seed, traceHash, violation }],
  };
}

/**
 * Adds two tallies. Which comes first makes no difference but to the order of names.
 *
 * @param first - the one
 * @param second - the other
 */
export function addTallies(first: Tally, second: Tally): Tally {
  return {
    seeds: first.seeds + second.seeds,
    events: first.events + second.events,
    ticks: first.ticks + second.ticks,
    faults: addFaults(first.faults, second.faults),
    operations: addByName(first.operations, second.operations, (left, right) => ({
      ...left,
      done: left.done + right.done,
      skipped: left.skipped + right.skipped,
    })),
    oracles: addByName(first.oracles, second.oracles, (left, right) => ({
      ...left,
      checks: left.checks + right.checks,
      occurrences: left.occurrences + right.occurrences,
    })),
    failures: [...first.failures, ...second.failures].sort((left, right) => left.seed - right.seed),
    ...addUnaudited(first, second),
  };
}

const MOST_UNAUDITED = 3;

function addUnaudited(first: Tally, second: Tally): Pick<Tally, 'unaudited'> {
  if (first.unaudited === undefined && second.unaudited === undefined) return {};
  const sentences = new Set([...(first.unaudited ?? []), ...(second.unaudited ?? [])]);
  return { unaudited: [...sentences].sort().slice(0, MOST_UNAUDITED) };
}

function addFaults(first: FaultCounts, second: FaultCounts): FaultCounts {
  const sum: FaultCounts = { ...first };
  for (const [kind, count] of Object.entries(second) as [FaultKind, number][]) {
    sum[kind] = (sum[kind] ?? 0) + count;
  }
  return sum;
}

function addByName<Item extends { readonly name: string }>(
  first: readonly Item[],
  second: readonly Item[],
  add: (left: Item, right: Item) => Item,
): Item[] {
  const sums = new Map(first.map((item) => [item.name, item]));
  for (const item of second) {
    const known = sums.get(item.name);
    sums.set(item.name, known === undefined ? item : add(known, item));
  }
  return [...sums.values()];
}
