import { keepGuards } from '../guards/guards.js';
import { type Plan, type PlannedFault, type PlannedOperation } from '../plan/plan.js';
import { type RunOptions, type Simulation } from '../run/simulation.js';

/** Beyond so many candidates a plan is not shrunk, and none of them says much. */
const MOST_CANDIDATES = 40;

/** What a plan that passes lacks of one that fails. */
export type MissingPart =
  | {
      /** A planned fault. */
      readonly kind: 'fault';
      /** The fault. */
      readonly fault: PlannedFault;
    }
  | {
      /** A rate above 0. */
      readonly kind: 'rate';
      /** Its name in the plan. */
      readonly rate: string;
    }
  | {
      /** A planned operation. */
      readonly kind: 'operation';
      /** The operation. */
      readonly operation: PlannedOperation;
    };

/** A plan that passes, next to one that fails. */
export interface PassingPlan {
  /** The plan that passes. */
  readonly plan: Plan;
  /** The one part of the failing plan that it lacks. */
  readonly without: MissingPart;
}

/**
 * The plan that passes and lacks the least of a shrunk plan: one fault, or else one rate, or else one operation. Where
 * shrinking went on to its end, it met each of these and kept none, since none of them fails.
 *
 * @param simulation - the simulation that fails with the plan
 * @param plan - a plan that fails
 * @param options - how to run
 * @returns `undefined` where every one of them fails in another way, or the plan is too large to be shrunk
 */
export function nearestPassing(
  simulation: Simulation,
  plan: Plan,
  options: Pick<RunOptions, 'maxEvents' | 'only'> = {},
): PassingPlan | undefined {
  const candidates = candidatesOf(plan);
  if (candidates.length > MOST_CANDIDATES) return undefined;
  return keepGuards(() =>
    candidates.find((candidate) => simulation.run(candidate.plan, options).violation === undefined),
  );
}

function candidatesOf(plan: Plan): readonly PassingPlan[] {
  const { faults, operations, rates } = plan;
  return [
    ...faults.map((fault): PassingPlan => {
      const left = faults.filter((other) => other !== fault);
      return { plan: { ...plan, faults: left }, without: { kind: 'fault', fault } };
    }),
    ...Object.entries(rates)
      .filter(([, value]) => value > 0)
      .map(([rate]): PassingPlan => {
        return {
          plan: { ...plan, rates: { ...rates, [rate]: 0 } },
          without: { kind: 'rate', rate },
        };
      }),
    ...operations.map((operation): PassingPlan => {
      const left = operations.filter((other) => other !== operation);
      return { plan: { ...plan, operations: left }, without: { kind: 'operation', operation } };
    }),
  ];
}
