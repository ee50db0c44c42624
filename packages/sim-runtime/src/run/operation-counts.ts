import { type OperationCount } from './run-result.js';

/** Counts the operations of a run by name. */
export class OperationCounts {
  readonly #counts: ReadonlyMap<string, { done: number; skipped: number }>;

  constructor(names: readonly string[]) {
    this.#counts = new Map(names.map((name) => [name, { done: 0, skipped: 0 }]));
  }

  count(name: string, done: boolean): void {
    const count = this.#counts.get(name);
    if (count === undefined) return;
    if (done) count.done++;
    else count.skipped++;
  }

  list(): OperationCount[] {
    return [...this.#counts].map(([name, { done, skipped }]) => ({ name, done, skipped }));
  }
}
