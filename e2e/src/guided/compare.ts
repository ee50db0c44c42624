import type { Level } from '@gossip/sim-runtime/sim';
import { type Loaded } from '../bugs/load-simulation.js';
import { Draw } from './draw.js';
import { GuidedPlans } from './guided-plans.js';
import { PlanChanges } from './plan-changes.js';

/** How plans of one way did. */
interface Outcome {
  /** In how many pairs a plan failed. */
  found: number;
  /** How many plans there were of this way, and how many of them failed. */
  plans: number;
  failing: number;
}

/** How sweeps with guided plans did, against sweeps of the same seeds without. */
export interface Comparison {
  readonly random: Outcome;
  readonly guided: Outcome;
  /** In how many pairs the sweep with guided plans found a failure first, and in how many it was second. */
  sooner: number;
  later: number;
}

/** The first seeds of pairs are so far apart, and far from those of other measurements. */
const APART = 100_000;
const FIRST_SEED = 10 * APART;

/**
 * Sweeps the same seeds with and without guided plans, from several first seeds. Seeds whose plan is not replaced are
 * executed once for both.
 */
export function compare(
  loaded: Loaded,
  level: Level,
  { seeds, pairs }: { readonly seeds: number; readonly pairs: number },
): Comparison {
  const sum: Comparison = { random: none(), guided: none(), sooner: 0, later: 0 };
  loaded.runtime.keepGuards(() => {
    for (let pair = 0; pair < pairs; pair++) {
      addPair(loaded, level, { first: FIRST_SEED + pair * APART, seeds }, sum);
    }
  });
  return sum;
}

function addPair(
  { runtime, simulation }: Loaded,
  level: Level,
  { first, seeds }: { readonly first: number; readonly seeds: number },
  sum: Comparison,
): void {
  const plans = new GuidedPlans(new PlanChanges(simulation));
  let atRandom = Infinity;
  let withGuidance = Infinity;
  for (let place = 0; place < seeds; place++) {
    const seed = first + place;
    const own = runtime.planOf(simulation, level, seed);
    const ownResult = simulation.run(own, { reached: true });
    if (count(sum.random, ownResult)) atRandom = Math.min(atRandom, place);
    const made = plans.planAt(place, new Draw(seed));
    const plan = made ?? own;
    const result = made === undefined ? ownResult : simulation.run(made, { reached: true });
    if (made !== undefined) count(sum.guided, result);
    if (result.violation !== undefined) withGuidance = Math.min(withGuidance, place);
    plans.take(place, plan, result);
  }
  if (atRandom < Infinity) sum.random.found++;
  if (withGuidance < Infinity) sum.guided.found++;
  if (withGuidance < atRandom) sum.sooner++;
  if (withGuidance > atRandom) sum.later++;
}

function none(): Outcome {
  return { found: 0, plans: 0, failing: 0 };
}

/** Counts a plan; true where it fails. */
function count(outcome: Outcome, { violation }: { readonly violation?: unknown }): boolean {
  outcome.plans++;
  if (violation === undefined) return false;
  outcome.failing++;
  return true;
}
