import * as fc from 'fast-check';
import { keepGuards } from '../guards/guards.js';
import { type Plan } from '../plan/plan.js';
import { cutAfter } from '../plan/cut-after.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';
import { type Violation } from '../run/violation.js';

/** What shrinking can be told. */
export interface ShrinkOptions extends RunOptions {
  /** How many runs shrinking may take. Default 1,000. */
  readonly maxRuns?: number;
  /** Says when to end early: asked before every run. */
  readonly isOver?: () => boolean;
}

const DEFAULT_MAX_RUNS = 1_000;

/** What shrinking came to. */
export interface Shrunk {
  /** The smallest plan found that violates the same oracle. */
  readonly plan: Plan;
  /** Its run, with a trace. */
  readonly result: RunResult;
  /** How many runs it took. */
  readonly runs: number;
}

/**
 * Makes a failing plan smaller as long as it goes on violating the same oracle: fewer operations and
 * faults, fewer parties, lower rates, shorter times.
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
    return { plan, result: simulation.run(plan, { ...options, trace: true }), runs: 1 };
  }
  return keepGuards(() => {
    const search = new Search(simulation, plan, options);
    search.go();
    return {
      plan: search.smallest,
      result: simulation.run(search.smallest, { ...options, trace: true }),
      runs: search.runs + 1,
    };
  });
}

class Search {
  smallest: Plan;
  runs = 1;
  readonly #simulation: Simulation;
  readonly #options: ShrinkOptions;
  readonly #maxRuns: number;
  readonly #target: Violation;
  readonly #seen = new Set<string>();

  constructor(simulation: Simulation, plan: Plan, options: ShrinkOptions) {
    const { violation } = simulation.run(plan, options);
    if (violation === undefined) {
      throw new Error(
        `The plan of seed ${plan.seed} does not fail, so there is nothing to shrink.`,
      );
    }
    this.#simulation = simulation;
    this.#options = options;
    this.#maxRuns = options.maxRuns ?? DEFAULT_MAX_RUNS;
    this.#target = violation;
    this.smallest = plan;
    // Most of a run may lie behind the violation, and every candidate would pay for it.
    this.#fails(cutAfter(plan, violation.at));
  }

  /** Lets fast-check walk from the smallest plan so far. */
  go(): void {
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
    if (this.#seen.has(key) || this.#isOver) return false;
    this.#seen.add(key);
    // A run for the oracle alone ends sooner. That it is the first to be violated beside all others
    // is asked only of the few plans that violate it.
    const fails =
      this.#violates(candidate, this.#alone()) && this.#violates(candidate, this.#options);
    if (fails) this.smallest = candidate;
    return fails;
  }

  get #isOver(): boolean {
    return this.runs >= this.#maxRuns || this.#options.isOver?.() === true;
  }

  #violates(candidate: Plan, options: RunOptions): boolean {
    this.runs++;
    return this.#simulation.run(candidate, options).violation?.oracle === this.#target.oracle;
  }

  #alone(): RunOptions {
    const { kind, oracle } = this.#target;
    // An exception may be an oracle's own.
    return kind === 'exception' ? this.#options : { ...this.#options, only: oracle };
  }
}
