import { type RowTranslation } from './row-translation.js';

/** A growing list of rows in one typed array. */
export class RowList {
  #items = new Int32Array(32);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(low: number, high: number): void {
    const at = 2 * this.#length;
    if (at === this.#items.length) {
      const grown = new Int32Array(2 * at);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[at] = low;
    this.#items[at + 1] = high;
    this.#length++;
  }

  low(index: number): number {
    return this.#items[2 * index] as number;
  }

  high(index: number): number {
    return this.#items[2 * index + 1] as number;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Gives every row another form. */
  translate(translation: RowTranslation): void {
    for (let at = 0; at < 2 * this.#length; at += 2) {
      translation.take(this.#items[at] as number, this.#items[at + 1] as number);
      this.#items[at] = translation.low;
      this.#items[at + 1] = translation.high;
    }
  }
}
