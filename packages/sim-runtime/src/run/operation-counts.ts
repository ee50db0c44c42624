import { type OperationCount } from './run-result.js';

/** Counts the operations of a run by name. */
export class OperationCounts {
  readonly #counts: { readonly name: string; done: number; skipped: number }[] = [];
  #lastIndex = -1;
  #lastParty = 0;

  constructor(names: readonly string[]) {
    for (const name of names) this.#counts.push({ name, done: 0, skipped: 0 });
  }

  /** The operation that was done last, and by which party. */
  get last(): { readonly name: string; readonly party: number } | undefined {
    const count = this.#counts[this.#lastIndex];
    return count === undefined ? undefined : { name: count.name, party: this.#lastParty };
  }

  /** Whether any operation was done. */
  get any(): boolean {
    return this.#lastIndex >= 0;
  }

  count(name: string, done: boolean, party: number): void {
    const counts = this.#counts;
    for (let index = 0; index < counts.length; index++) {
      const count = counts[index];
      if (count?.name !== name) continue;
      if (done) {
        count.done++;
        this.#lastIndex = index;
        this.#lastParty = party;
      } else count.skipped++;
      return;
    }
  }

  /** The counts, of which nothing is counted any more. */
  list(): readonly OperationCount[] {
    return this.#counts;
  }
}
