import type { Plan, Violation } from '@gossip/sim-runtime/sim';
import type { SimulationPool } from '../../../sweep/pool/simulation-pool.js';
import { WorkerLost } from '../../../sweep/pool/worker-lost.js';
import type { Limits } from '../../../sweep/worker/session.js';
import type { ModuleOutcome } from '../run-module.js';

/** A plan that has failed, and what it violated. */
export interface FailingPlan {
  readonly plan: Plan;
  readonly oracle: string;
}

/** The result of a failing plan with changed code. */
export type Retrial =
  | { readonly kind: 'passes' }
  | { readonly kind: 'fails'; readonly violation: Pick<Violation, 'oracle' | 'message'> }
  /** The simulation has no such operations or parties any more. */
  | { readonly kind: 'unfit' };

/** Failing plans are run before all else, and the first result is waited for. */
const MOST_PLANS = 10;

/** The plans that fail at the end of a run: one of each bug, and those of earlier runs that still fail. */
export function failingPlans(
  earlier: readonly FailingPlan[],
  { findings }: Pick<ModuleOutcome, 'findings'>,
): readonly FailingPlan[] {
  const own = findings.map(({ bug: { plan, oracle } }) => ({ plan, oracle }));
  const known = new Set(own.map(({ oracle }) => oracle));
  return [...own, ...earlier.filter(({ oracle }) => !known.has(oracle))].slice(0, MOST_PLANS);
}

/** Runs a failing plan again. */
export async function tryAgain(
  pool: SimulationPool,
  { plan, oracle }: FailingPlan,
  limits: Limits,
): Promise<Retrial> {
  const subject = { kind: 'plan', plan, where: `The plan of seed ${plan.seed}` } as const;
  try {
    const { tally } = await pool.with((worker) =>
      worker.call('tell', { subject, limits, audit: false }),
    );
    const [failure] = tally.failures;
    return failure === undefined
      ? { kind: 'passes' }
      : { kind: 'fails', violation: failure.violation };
  } catch (error) {
    if (error instanceof WorkerLost) {
      return { kind: 'fails', violation: { oracle, message: error.message } };
    }
    if (error instanceof TypeError) return { kind: 'unfit' };
    throw error;
  }
}
