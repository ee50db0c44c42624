import { type Plan, type PlannedOperation } from '../plan/plan.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';

/**
 * The plan of what is done in the run of a plan: each operation under the name and by the party of what was done,
 * without those that were not possible, and with nothing to be done in their place.
 */
export function settledPlan(
  { redraw: _redraw, ...plan }: Plan,
  done: readonly PlannedOperation[],
): Plan {
  return { ...plan, operations: [...done].sort((first, second) => first.at - second.at) };
}

/**
 * The plan of what is done in the run of a failing plan, where it fails alike; otherwise the plan itself.
 *
 * @param options - when to give up, and which oracle to watch
 */
export function settled(simulation: Simulation, plan: Plan, options: RunOptions): Plan {
  if (plan.redraw === undefined) return plan;
  const done: PlannedOperation[] = [];
  const { violation } = simulation.run(plan, {
    ...options,
    performed: (operation) => done.push(operation),
  });
  const candidate = settledPlan(plan, done);
  const again = simulation.run(candidate, options).violation;
  return violation !== undefined && violation.oracle === again?.oracle ? candidate : plan;
}
