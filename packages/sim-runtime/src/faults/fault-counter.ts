import { type FaultCounts, type FaultKind } from './fault-kind.js';

/** How often each fault happened in a run. */
export class FaultCounter {
  /** The kinds that happened: few, so that looking for one takes less time than a map. */
  readonly #kinds: FaultKind[] = [];
  readonly #counts: number[] = [];

  /** A copy of the counts so far. */
  get counts(): FaultCounts {
    const counts: FaultCounts = {};
    for (let index = 0; index < this.#kinds.length; index++) {
      counts[this.#kinds[index] as FaultKind] = this.#counts[index] as number;
    }
    return counts;
  }

  count(kind: FaultKind, by = 1): void {
    const index = this.#kinds.indexOf(kind);
    if (index >= 0) this.#counts[index] = (this.#counts[index] as number) + by;
    else this.#counts[this.#kinds.push(kind) - 1] = by;
  }
}
