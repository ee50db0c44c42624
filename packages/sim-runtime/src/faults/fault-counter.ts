import { type FaultCounts, type FaultKind } from './fault-kind.js';

/** Takes how often a fault happened so far. */
export type VisitFault = (kind: FaultKind, count: number) => void;

/** How often each fault happened in a run. */
export class FaultCounter {
  /** The kinds that happened: few, so that looking for one takes less time than a map. */
  readonly #kinds: FaultKind[] = [];
  readonly #counts: number[] = [];
  #isVisited = true;

  /** A copy of the counts so far. */
  get counts(): FaultCounts {
    const counts: FaultCounts = {};
    for (let index = 0; index < this.#kinds.length; index++) {
      counts[this.#kinds[index] as FaultKind] = this.#counts[index] as number;
    }
    return counts;
  }

  /**
   * Calls `visit` with each fault that happened and the number of times so far; with none where none has happened
   * since the last call.
   */
  visit(visit: VisitFault): void {
    if (this.#isVisited) return;
    this.#isVisited = true;
    for (let index = 0; index < this.#kinds.length; index++) {
      visit(this.#kinds[index] as FaultKind, this.#counts[index] as number);
    }
  }

  count(kind: FaultKind, by = 1): void {
    this.#isVisited = false;
    const index = this.#kinds.indexOf(kind);
    if (index >= 0) this.#counts[index] = (this.#counts[index] as number) + by;
    else this.#counts[this.#kinds.push(kind) - 1] = by;
  }
}
