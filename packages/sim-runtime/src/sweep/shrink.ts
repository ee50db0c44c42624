import * as fc from 'fast-check';
import { type Plan } from '../plan/plan.js';
import { type RunResult } from '../run/run-result.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';

export interface ShrinkOptions extends RunOptions {
  /** How many runs shrinking may take. Default 1,000. */
  readonly maxRuns?: number;
  /** Says when to end early: asked before every run. */
  readonly isOver?: () => boolean;
}

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
 * @throws Error when `plan` does not fail
 */
export function shrinkPlan(
  simulation: Simulation,
  plan: Plan,
  options: ShrinkOptions = {},
): Shrunk {
  const { maxRuns = 1_000, isOver = () => false, ...runOptions } = options;
  const target = simulation.run(plan, runOptions).violation?.oracle;
  if (target === undefined) {
    throw new Error(`The plan of seed ${plan.seed} does not fail, so there is nothing to shrink.`);
  }
  let smallest = plan;
  let runs = 1;
  const holds = (candidate: Plan): boolean => {
    if (runs >= maxRuns || isOver()) return true;
    runs++;
    const fails = simulation.run(candidate, runOptions).violation?.oracle === target;
    if (fails) smallest = candidate;
    return !fails;
  };
  fc.check(fc.property(simulation.plans(plan.level), holds), {
    examples: [[plan]],
    numRuns: 1,
    includeErrorInReport: false,
  } as fc.Parameters<[Plan]>);
  return {
    plan: smallest,
    result: simulation.run(smallest, { ...runOptions, trace: true }),
    runs: runs + 1,
  };
}
