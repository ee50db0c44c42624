import { type PlannedFate } from './plan.js';

/** The planned fates of messages and port calls, by their causal ids: what is planned is not drawn. */
export class PlannedFates {
  readonly #fates: ReadonlyMap<number, PlannedFate>;

  constructor(fates: readonly PlannedFate[]) {
    this.#fates = new Map(fates.map((fate) => [fate.id, fate]));
  }

  /** Whether it is lost; `undefined` where that is left to chance. */
  isLost(id: number): boolean | undefined {
    const planned = this.#fates.get(id);
    return planned === undefined ? undefined : planned.fate === 'lost';
  }

  /** How many ticks it takes beyond the first; `undefined` where that is left to chance. */
  delayTicks(id: number): number | undefined {
    return this.#fates.get(id)?.delayTicks;
  }
}
