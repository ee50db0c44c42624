import type { Violation } from '@gossip/sim-runtime/sim';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';

/** What explores mutants: the first states within the default bounds. */
export interface Exploring {
  /** The sites that it reaches without a mutant. */
  readonly sites: ReadonlySet<number>;
  readonly maxStates: number;
  readonly maxSteps: number;
}

/** A mutant may take this many times as many passes of loops as the code as it is. */
const BUDGET_FACTOR = 10;
const LEAST_STEPS = 10_000;

/**
 * Explores the code as it is, and notes which sites that reaches.
 *
 * @returns why no mutant can be explored, where that is so
 */
export async function exploringOf(
  pool: SimulationPool,
  maxStates: number,
): Promise<Exploring | { readonly refusal: string }> {
  const maxSteps = Number.MAX_SAFE_INTEGER;
  const { sites, steps, violation } = await pool.with((worker) =>
    worker.call('explore', { maxStates, maxSteps }),
  );
  if (violation !== undefined) return { refusal: refusalOf(violation) };
  return { sites: new Set(sites), maxStates, maxSteps: BUDGET_FACTOR * steps + LEAST_STEPS };
}

/** An exception says by itself why there is no exploration; of an oracle its name is needed, too. */
function refusalOf({ kind, oracle, message }: Violation): string {
  return kind === 'exception' ? message : `${oracle}: ${message}`;
}
