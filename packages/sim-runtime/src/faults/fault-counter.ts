import { type FaultCounts, type FaultKind } from './fault-kind.js';

/** How often each fault happened in a run. */
export class FaultCounter {
  readonly #counts: { -readonly [Kind in keyof FaultCounts]: FaultCounts[Kind] } = {};

  /** A copy of the counts so far. */
  get counts(): FaultCounts {
    return { ...this.#counts };
  }

  count(kind: FaultKind, by = 1): void {
    this.#counts[kind] = (this.#counts[kind] ?? 0) + by;
  }
}
