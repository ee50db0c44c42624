import * as fc from 'fast-check';
import { keepGuards } from '../guards/guards.js';
import { withPinnedFaults } from '../plan/pinned-faults.js';
import { type Plan, type PlannedFault, type PlannedOperation } from '../plan/plan.js';
import { cutAfter } from '../plan/cut-after.js';
import { areRunsDear } from '../run/module-type.js';
import { type Performed } from '../run/redraw.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { type Struck } from '../run/struck.js';
import { settledPlan } from './settled-plan.js';
import { type Violation } from '../run/violation.js';
import { withoutIdleRates } from './without-idle-rates.js';

/** The options of shrinking. */
export interface ShrinkOptions extends RunOptions {
  /** How many runs shrinking may take. Default 1,000. */
  readonly maxRuns?: number;
  /** Says when to end early: asked before every run. */
  readonly isOver?: () => boolean;
  /** Says of a smaller plan that fails whether it is small enough to end early. Default: none is. */
  readonly isEnough?: (plan: Plan) => boolean;
  /** Whether to leave out operations and faults alone, and to let rates and times be as they are. Default false. */
  readonly partsOnly?: boolean;
}

/** How many runs shrinking may take unless told otherwise. */
export const DEFAULT_MAX_SHRINK_RUNS = 1_000;

/** The result of shrinking. */
export interface Shrunk {
  /** The smallest plan found that violates the same oracle. */
  readonly plan: Plan;
  /** Its run, with a trace. */
  readonly result: RunResult;
  /** How many runs it took. */
  readonly runs: number;
  /**
   * Whether it went on to the end, so that no operation, fault or rate can be left out. False where it
   * was ended by `maxRuns`, `isOver` or `isEnough`, or `partsOnly` was asked for: a smaller plan may exist.
   */
  readonly isComplete: boolean;
}

/**
 * Makes a failing plan smaller as long as it goes on violating the same oracle: fewer operations and
 * faults, fewer parties, lower rates, shorter times.
 *
 * A violation that the planned operations bring about is not traded for one that needs fewer of them
 * because the operations that actors are offered after healing do their work.
 *
 * @param simulation - the simulation that fails with the plan
 * @param plan - the plan to make smaller
 * @param options - how much may be spent on it, and how to run
 * @throws Error when `plan` does not fail
 */
export function shrinkPlan(
  simulation: Simulation,
  plan: Plan,
  options: ShrinkOptions = {},
): Shrunk {
  // What really happened has no smaller form that really happened, too.
  if (plan.recording !== undefined) {
    const result = simulation.run(plan, { ...options, trace: true });
    return { plan, result, runs: 1, isComplete: true };
  }
  return keepGuards(() => {
    // Of the last run alone there is something to compare and to watch.
    const { watch, ...inSearch } = options;
    const search = new Search(simulation, plan, { ...inSearch, contentHash: false });
    search.go();
    return {
      plan: search.smallest,
      result: simulation.run(search.smallest, {
        ...inSearch,
        ...(watch === undefined ? {} : { watch }),
        trace: true,
      }),
      runs: search.runs + 1,
      isComplete: search.isComplete,
    };
  });
}

class Search {
  smallest: Plan;
  runs = 1;
  isComplete = true;
  readonly #simulation: Simulation;
  readonly #options: ShrinkOptions;
  readonly #maxRuns: number;
  readonly #target: Violation;
  readonly #seen = new Set<string>();
  readonly #areRunsDear: boolean;
  #hasEnough = false;
  #hasOfferedOperations: boolean;

  constructor(simulation: Simulation, plan: Plan, options: ShrinkOptions) {
    const done: PlannedOperation[] = [];
    const performed: Performed = (operation) => done.push(operation);
    const result = simulation.run(plan, { ...options, performed });
    const { violation } = result;
    if (violation === undefined) {
      throw new Error(
        `The plan of seed ${plan.seed} does not fail, so there is nothing to shrink.`,
      );
    }
    this.#simulation = simulation;
    this.#options = options;
    this.#maxRuns = options.maxRuns ?? DEFAULT_MAX_SHRINK_RUNS;
    this.#target = violation;
    this.#hasOfferedOperations = hasOfferedOperations(plan, result);
    this.smallest = plan;
    this.#areRunsDear = areRunsDear(simulation.moduleType);
    // Most of a run may lie behind the violation, and every candidate would pay for it.
    const cut = cutAfter(plan, violation.at);
    if (this.#areRunsDear) {
      const settled = plan.redraw === undefined ? cut : settledPlan(cut, done);
      if (this.#fails(withoutIdleRates(simulation, settled, result))) return;
    }
    this.#fails(cut);
    if (plan.redraw !== undefined) this.#fails(settledPlan(this.smallest, done));
  }

  /**
   * Walks from the smallest plan so far; where that still lets something be done in place of something else, names
   * what was done, and walks on; where faults still let events pass, tries them pinned to their ticks.
   */
  go(): void {
    const start = this.smallest;
    this.#walk();
    if (this.smallest.redraw !== undefined && this.#settle()) this.#walk();
    this.#walkPinned(start);
  }

  /**
   * Where faults let events pass in the end, pins them to the ticks at which they strike, in the plan that was found
   * or else in that of the beginning, walks on, and keeps what is smaller.
   */
  #walkPinned(start: Plan): void {
    const { smallest: found, isComplete } = this;
    for (const from of [found, start]) {
      if (!this.smallest.faults.some(letsPass)) return;
      this.smallest = from;
      if (this.#pin()) this.#walk();
      if (partsOf(found) <= partsOf(this.smallest)) {
        this.smallest = found;
        this.isComplete = isComplete;
      }
    }
  }

  /** Pins the faults of the smallest plan so far: all of them, or else those that leave the run alike. */
  #pin(): boolean {
    const strikes = new Map<PlannedFault, number>();
    const struck: Struck = (fault, at) => {
      if (letsPass(fault) && !strikes.has(fault)) strikes.set(fault, at);
    };
    this.#run(this.smallest, { ...this.#options, struck });
    if (this.#fails(withPinnedFaults(this.smallest, strikes))) return true;
    const pinned = [...strikes].filter((strike) =>
      this.#fails(withPinnedFaults(this.smallest, new Map([strike]))),
    );
    return pinned.length > 0;
  }

  #settle(): boolean {
    const done: PlannedOperation[] = [];
    const performed: Performed = (operation) => done.push(operation);
    this.#run(this.smallest, { ...this.#options, performed });
    return this.#fails(settledPlan(this.smallest, done));
  }

  /** Lets fast-check walk from the smallest plan so far. */
  #walk(): void {
    const plans = this.#simulation.plans(this.smallest.level);
    fc.check(
      fc.property(plans, (candidate) => !this.#fails(candidate)),
      { examples: [[this.smallest]], numRuns: 1, includeErrorInReport: false } as fc.Parameters<
        [Plan]
      >,
    );
  }

  #fails(candidate: Plan): boolean {
    if (candidate === this.smallest) return true;
    const key = JSON.stringify(candidate);
    if (this.#seen.has(key)) return false;
    if (this.#isOver || this.#isOutOfScope(candidate)) {
      this.isComplete = false;
      return false;
    }
    this.#seen.add(key);
    // A run in which one oracle is asked takes less time, as long as it is oracles that take it. That it is the
    // first to be violated beside all others is asked only of the few plans that violate it.
    if (!this.#areRunsDear && this.#run(candidate, this.#alone()) === undefined) return false;
    const result = this.#run(candidate, this.#options);
    if (result === undefined) return false;
    const hasOffered = hasOfferedOperations(candidate, result);
    if (hasOffered && !this.#hasOfferedOperations) return false;
    this.#hasOfferedOperations = hasOffered;
    this.smallest = candidate;
    this.#hasEnough = this.#options.isEnough?.(candidate) === true;
    return true;
  }

  #isOutOfScope(candidate: Plan): boolean {
    return this.#options.partsOnly === true && heldBy(candidate) === heldBy(this.smallest);
  }

  get #isOver(): boolean {
    return this.#hasEnough || this.runs >= this.#maxRuns || this.#options.isOver?.() === true;
  }

  /** The run of a plan if it violates the oracle that the first one violated. */
  #run(candidate: Plan, options: RunOptions): RunResult | undefined {
    this.runs++;
    const result = this.#simulation.run(candidate, options);
    return result.violation?.oracle === this.#target.oracle ? result : undefined;
  }

  #alone(): RunOptions {
    const { kind, oracle } = this.#target;
    // An exception may be an oracle's own.
    return kind === 'exception' ? this.#options : { ...this.#options, only: oracle };
  }
}

/** Whether a fault lets events pass before it strikes. */
function letsPass({ event }: PlannedFault): boolean {
  return event !== undefined && event.skip > 0;
}

/** How many operations and faults a plan has. */
function partsOf({ operations, faults }: Plan): number {
  return operations.length + faults.length;
}

/** How many operations, faults and rates above 0 a plan has. */
function heldBy(plan: Plan): number {
  return partsOf(plan) + Object.values(plan.rates).filter((rate) => rate > 0).length;
}

/** Whether more was done in a run than its plan holds, as when actors are offered operations after healing. */
export function hasOfferedOperations({ operations }: Plan, result: RunResult): boolean {
  const attempts = result.operations.reduce((sum, { done, skipped }) => sum + done + skipped, 0);
  return attempts > operations.length;
}
