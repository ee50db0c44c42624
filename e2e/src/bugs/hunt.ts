import { type InvestigatedBug, type Level } from '@gossip/sim-runtime/sim';
import { type Loaded } from './load-simulation.js';

/** One hunt: a sweep from a first seed to the first seed that fails, whose plan is then shrunk. */
export interface Hunt {
  /** How many seeds it took, the failing one included. */
  readonly seeds: number;
  readonly bug: InvestigatedBug;
}

export const LEVEL: Level = 'stormy';
/** How many seeds a hunt may take. */
export const MOST_SEEDS = 1_000;

/** How far the first seeds of hunts are apart: no two hunts share a seed. */
const APART = 100_000;

/** The first seed of a hunt, by its number from 0. */
export function firstSeed(hunt: number): number {
  return hunt * APART;
}

/**
 * @param level - the fault level of the sweep
 * @param most - how many seeds the hunt may take
 * @returns nothing where no seed fails
 */
export function hunt(
  { runtime, simulation }: Loaded,
  first: number,
  level: Level = LEVEL,
  most = MOST_SEEDS,
): Hunt | undefined {
  for (let seeds = 1; seeds <= most; seeds++) {
    const seed = first + seeds - 1;
    const plan = runtime.planOf(simulation, level, seed);
    const { violation, traceHash } = simulation.run(plan);
    if (violation === undefined) continue;
    const bug = runtime.investigate(simulation, [{ seed, traceHash, violation }], plan, {
      shrink: true,
      nowMs: () => performance.now(),
    });
    return { seeds, bug };
  }
  return undefined;
}

/** The seeds from 0 that fail, and what they violate. */
export function failures(
  { runtime, simulation }: Loaded,
  seeds: number,
  level: Level = LEVEL,
): readonly string[] {
  return runtime.keepGuards(() => {
    const found: string[] = [];
    for (let seed = 0; seed < seeds; seed++) {
      const { violation } = runtime.runSeed(simulation, level, seed);
      if (violation !== undefined)
        found.push(`seed ${seed}: ${violation.oracle}: ${violation.message}`);
    }
    return found;
  });
}
