import type { Plan, Reached, RunResult } from '@gossip/sim-runtime/sim';
import { type PlanChanges } from './plan-changes.js';
import { type Draw } from './draw.js';

/** Plans of so many seeds are added to the corpus at once, so that it is the same for any number of workers. */
export const BLOCK_SEEDS = 256;
/** From the first block on one seed in so many has a guided plan. */
const GUIDED_ONE_IN = 3;
/** The newest plans of the corpus are kept. */
const MOST_PLANS = 512;
/** The most changes of one plan. */
const MOST_CHANGES = 3;

/** A run of the block at hand. */
interface Seen {
  readonly plan: Plan;
  readonly reached: Reached;
}

/**
 * Makes plans from plans that reached something new: a kind of state, or a step between two, that no seed of an earlier
 * block reached. What it makes for a seed is a function of the seeds before its block.
 */
export class GuidedPlans {
  readonly #changes: PlanChanges;
  readonly #known = new Set<number>();
  #corpus: Plan[] = [];
  #block: Seen[] = [];

  constructor(changes: PlanChanges) {
    this.#changes = changes;
  }

  /**
   * Makes the plan of a seed.
   *
   * @param place - of the seed in its sweep, from 0
   * @param draw - the randomness of this seed
   * @returns nothing where the seed keeps its own plan
   */
  planAt(place: number, draw: Draw): Plan | undefined {
    if (place % GUIDED_ONE_IN !== GUIDED_ONE_IN - 1 || this.#corpus.length === 0) return undefined;
    let plan = draw.pick(this.#corpus);
    const other = draw.pick(this.#corpus);
    for (let changes = draw.between(1, MOST_CHANGES); changes > 0; changes--) {
      plan = this.#changes.change(plan, other, draw);
    }
    return plan;
  }

  /** Takes in what a seed's run reached. A plan that fails is found already, and is no part of the corpus. */
  take(place: number, plan: Plan, { violation, reached }: RunResult): void {
    if (violation === undefined && reached !== undefined) this.#block.push({ plan, reached });
    if ((place + 1) % BLOCK_SEEDS === 0) this.#merge();
  }

  #merge(): void {
    for (const { plan, reached } of this.#block) {
      const found = [...reached.states, ...reached.transitions];
      const isNew = found.some((fingerprint) => !this.#known.has(fingerprint));
      for (const fingerprint of found) this.#known.add(fingerprint);
      if (isNew) this.#corpus.push(plan);
    }
    this.#corpus = this.#corpus.slice(-MOST_PLANS);
    this.#block = [];
  }
}
