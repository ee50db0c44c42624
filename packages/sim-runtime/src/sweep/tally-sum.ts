import { type FaultCounts, type FaultKind } from '../faults/fault-kind.js';
import {
  type HistoryCount,
  type OperationCount,
  type OracleCount,
  type RunResult,
} from '../run/run-result.js';
import { GroundSum } from './ground.js';
import { type SeedFailure, type Tally } from './tally.js';

/** The most failures of one oracle that are kept with their seeds: the others are counted. */
export const MOST_KEPT = 2_000;

/** So many sentences on what audits could not compare are kept. */
const MOST_UNAUDITED = 3;

/**
 * Adds tallies up, in time that grows with their number alone. The sum is the same in whatever order they
 * are added, but for the order of names.
 */
export class TallySum {
  #seeds = 0;
  #activeSeeds = 0;
  #events = 0;
  #ticks = 0;
  readonly #faults: FaultCounts = {};
  readonly #operations: Sum<OperationCount>[] = [];
  readonly #oracles: Sum<OracleCount>[] = [];
  readonly #failures = new Map<string, FailuresOfOracle>();
  readonly #ground = new GroundSum();
  #unaudited: readonly string[] = [];

  /**
   * Adds a tally to the sum.
   *
   * @param tally - of runs that the sum does not hold yet
   */
  add(tally: Tally): void {
    this.#seeds += tally.seeds;
    this.#activeSeeds += tally.activeSeeds;
    this.#events += tally.events;
    this.#ticks += tally.ticks;
    this.#addFaults(tally.faults);
    this.#addOperations(tally.operations);
    this.#addOracles(tally.oracles);
    for (const failure of tally.failures) this.#failuresOf(failure.violation.oracle).keep(failure);
    for (const { oracle, seeds } of tally.omitted ?? []) this.#failuresOf(oracle).omit(seeds);
    if (tally.ground !== undefined) this.#ground.add(tally.ground);
    if (tally.unaudited !== undefined) this.#addUnaudited(tally.unaudited);
  }

  /**
   * Adds one run to the sum, which costs less than to make a tally of it first.
   *
   * @param result - of a run that the sum does not hold yet
   */
  addRun(result: RunResult): void {
    const { seed, traceHash, violation, reached } = result;
    this.#seeds++;
    if (result.isActive) this.#activeSeeds++;
    this.#events += result.events;
    this.#ticks += result.ticks;
    this.#addFaults(result.faults);
    this.#addOperations(result.operations);
    this.#addOracles(result.oracles);
    if (violation !== undefined) {
      this.#failuresOf(violation.oracle).keep({ seed, traceHash, violation });
    }
    if (reached !== undefined) this.#ground.addRun(seed, reached);
  }

  /** The sum of all tallies and runs so far. */
  total(): Tally {
    const groups = [...this.#failures].map(([oracle, group]) => ({ oracle, ...group.total() }));
    const omitted = groups.flatMap(({ oracle, omitted: seeds }) =>
      seeds === 0 ? [] : [{ oracle, seeds }],
    );
    const ground = this.#ground.total();
    return {
      seeds: this.#seeds,
      activeSeeds: this.#activeSeeds,
      events: this.#events,
      ticks: this.#ticks,
      faults: { ...this.#faults },
      operations: this.#operations.map((operation) => ({ ...operation })),
      oracles: this.#oracles.map((oracle) => ({ ...oracle })),
      failures: groups.flatMap(({ kept }) => kept).sort(bySeed),
      ...(omitted.length === 0 ? {} : { omitted }),
      ...(ground && { ground }),
      ...(this.#unaudited.length === 0 ? {} : { unaudited: this.#unaudited }),
    };
  }

  #addFaults(faults: FaultCounts): void {
    for (const kind of Object.keys(faults) as FaultKind[]) {
      this.#faults[kind] = (this.#faults[kind] ?? 0) + (faults[kind] ?? 0);
    }
  }

  #addOperations(operations: readonly OperationCount[]): void {
    for (let index = 0; index < operations.length; index++) {
      const added = operations[index] as OperationCount;
      const sum = sumOfName(this.#operations, index, added.name);
      if (sum === undefined) {
        this.#operations.push({ ...added });
        continue;
      }
      sum.done += added.done;
      sum.skipped += added.skipped;
    }
  }

  #addOracles(oracles: readonly OracleCount[]): void {
    for (let index = 0; index < oracles.length; index++) {
      const added = oracles[index] as OracleCount;
      const sum = sumOfName(this.#oracles, index, added.name);
      if (sum === undefined) {
        this.#oracles.push({ ...added });
        continue;
      }
      sum.checks += added.checks;
      sum.occurrences += added.occurrences;
      if (added.errors !== undefined) sum.errors = (sum.errors ?? 0) + added.errors;
      if (added.unknown !== undefined) sum.unknown = (sum.unknown ?? 0) + added.unknown;
      if (added.histories !== undefined) sum.histories = joined(sum.histories, added.histories);
    }
  }

  #addUnaudited(sentences: readonly string[]): void {
    const all = new Set([...this.#unaudited, ...sentences]);
    this.#unaudited = [...all].sort().slice(0, MOST_UNAUDITED);
  }

  #failuresOf(oracle: string): FailuresOfOracle {
    const known = this.#failures.get(oracle) ?? new FailuresOfOracle();
    this.#failures.set(oracle, known);
    return known;
  }
}

/** The failures of one oracle: those of the lowest seeds, and the number of the others. */
class FailuresOfOracle {
  #kept: SeedFailure[] = [];
  #omitted = 0;

  keep(failure: SeedFailure): void {
    this.#kept.push(failure);
    // To sort now and then costs less than to sort for each.
    if (this.#kept.length >= 2 * MOST_KEPT) this.#cut();
  }

  omit(seeds: number): void {
    this.#omitted += seeds;
  }

  total(): { readonly kept: readonly SeedFailure[]; readonly omitted: number } {
    this.#cut();
    return { kept: this.#kept, omitted: this.#omitted };
  }

  #cut(): void {
    this.#kept.sort(bySeed);
    this.#omitted += Math.max(0, this.#kept.length - MOST_KEPT);
    this.#kept = this.#kept.slice(0, MOST_KEPT);
  }
}

function bySeed(left: SeedFailure, right: SeedFailure): number {
  return left.seed - right.seed;
}

function joined(
  sum: HistoryCount = { count: 0, events: 0 },
  { count, events }: HistoryCount,
): HistoryCount {
  return { count: sum.count + count, events: sum.events + events };
}

/** A count that others are added to in place: a sweep adds several for each of its seeds. */
type Sum<Count> = { -readonly [Field in keyof Count]: Count[Field] };

/** The sum of a name. All runs of a simulation list their names in one order, so it mostly has that place. */
function sumOfName<Item extends { readonly name: string }>(
  sums: readonly Item[],
  place: number,
  name: string,
): Item | undefined {
  const there = sums[place];
  return there?.name === name ? there : sums.find((sum) => sum.name === name);
}

/**
 * One run as a tally.
 *
 * @param result - the result of the run
 */
export function tallyOf(result: RunResult): Tally {
  const sum = new TallySum();
  sum.addRun(result);
  return sum.total();
}

/**
 * Adds tallies up.
 *
 * @param tallies - of different runs
 */
export function sumTallies(tallies: Iterable<Tally>): Tally {
  const sum = new TallySum();
  for (const tally of tallies) sum.add(tally);
  return sum.total();
}

/**
 * Adds two tallies. Which comes first makes no difference but to the order of names. For many of them,
 * `TallySum` takes less time.
 *
 * @param first - the one
 * @param second - the other
 */
export function addTallies(first: Tally, second: Tally): Tally {
  return sumTallies([first, second]);
}
