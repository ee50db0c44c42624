import { type Stay } from './stays.js';

/**
 * The line of time between the moments at which elements are there for sure from, and no longer. Place `p` is what lies between
 * the moments `p` and `p + 1`.
 */
export class StackTimes {
  /** How many elements are there for sure, for each place. */
  readonly coverage: Int32Array;
  /** The number of each moment. */
  readonly #numbers = new Map<number, number>();
  /** How many elements are there for sure from a moment up to a place on. */
  readonly #added: Int32Array;

  /** @param stays - elements that are there for sure for some time */
  constructor(stays: readonly Stay[]) {
    const adds = new Set(stays.map(({ addEnd }) => addEnd));
    const ends = stays.map(({ removeStart }) => removeStart).filter(Number.isFinite);
    const moments = [...adds, ...ends].sort((one, other) => one - other);
    this.coverage = new Int32Array(moments.length);
    this.#added = new Int32Array(moments.length);
    let covering = 0;
    let added = 0;
    for (const [place, moment] of moments.entries()) {
      this.#numbers.set(moment, place);
      const isAdd = adds.has(moment);
      covering += isAdd ? 1 : -1;
      if (isAdd) added++;
      this.coverage[place] = covering;
      this.#added[place] = added;
    }
  }

  /** The first place at which an element is there for sure. */
  from({ addEnd }: Stay): number {
    return this.#numbers.get(addEnd) ?? 0;
  }

  /** The place behind the last one at which an element is there for sure. */
  to({ removeStart }: Stay): number {
    return this.#numbers.get(removeStart) ?? this.coverage.length;
  }

  /** How many elements are there for sure from a moment before or at the beginning of a place on. */
  elementsUntil(place: number): number {
    return this.#added[place] as number;
  }
}
