import { type Plain, toPlain } from './plain.js';

/** Values that occur again and again, each kept once. */
export class ValueTable {
  readonly values: Plain[] = [];
  /** How many characters they take as JSON. */
  size = 0;
  readonly #places = new Map<string, number>();

  /** The place of a value, which is added unless it is there. */
  place(value: unknown): number {
    const plain = toPlain(value);
    const key = JSON.stringify(plain);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.values.push(plain) - 1;
    this.#places.set(key, place);
    this.size += key.length;
    return place;
  }
}
