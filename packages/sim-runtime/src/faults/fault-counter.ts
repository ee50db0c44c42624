import { type FaultCounts, type FaultKind } from './fault-kind.js';

/** How often each fault happened in a run. */
export class FaultCounter {
  readonly #counts = new Map<FaultKind, number>();

  /** A copy of the counts so far. */
  get counts(): FaultCounts {
    return Object.fromEntries(this.#counts) as FaultCounts;
  }

  count(kind: FaultKind, by = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + by);
  }
}
