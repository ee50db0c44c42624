import { type OperationCount } from './run-result.js';

/** Counts the operations of a run by name. */
export class OperationCounts {
  readonly #counts: ReadonlyMap<string, { done: number; skipped: number }>;

  /** The operation that was done last, and by which party. */
  last: { readonly name: string; readonly party: number } | undefined;

  constructor(names: readonly string[]) {
    this.#counts = new Map(names.map((name) => [name, { done: 0, skipped: 0 }]));
  }

  count(name: string, done: boolean, party: number): void {
    const count = this.#counts.get(name);
    if (count === undefined) return;
    if (!done) {
      count.skipped++;
      return;
    }
    count.done++;
    this.last = { name, party };
  }

  list(): OperationCount[] {
    return [...this.#counts].map(([name, { done, skipped }]) => ({ name, done, skipped }));
  }
}
