import { type RowTranslation } from './row-translation.js';

/** Small, so that growth is nothing new to the compiler when the loop over rows is compiled. */
const FIRST_BITS = 5;

/** The hash of a row. Its upper bits are those that depend on all bits of the row. */
export function hashOfRow(low: number, high: number): number {
  const hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

/**
 * A set of rows: open addressing, both words of a row side by side, so that a look costs one cache miss. The
 * slot is taken from the upper bits of the hash, so that a larger table has the rows in about the same order.
 */
export class RowTable {
  #cells = new Int32Array(2 << FIRST_BITS);
  #shift = 32 - FIRST_BITS;
  #mask = (1 << FIRST_BITS) - 1;
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Reads the place of a row, so that it is in the processor's cache when the row is added. */
  touch(low: number, high: number): number {
    return this.#cells[2 * (hashOfRow(low, high) >>> this.#shift) + 1] as number;
  }

  has(low: number, high: number): boolean {
    const mask = this.#mask;
    const cells = this.#cells;
    for (let slot = hashOfRow(low, high) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const held = cells[2 * slot + 1];
      if (held === 0) return false;
      if (held === high && cells[2 * slot] === low) return true;
    }
  }

  /** Adds a row; false where it is held already. */
  add(low: number, high: number): boolean {
    const mask = this.#mask;
    const cells = this.#cells;
    let slot = hashOfRow(low, high) >>> this.#shift;
    for (let held = cells[2 * slot + 1]; held !== 0; held = cells[2 * slot + 1]) {
      if (held === high && cells[2 * slot] === low) return false;
      slot = (slot + 1) & mask;
    }
    cells[2 * slot] = low;
    cells[2 * slot + 1] = high;
    if (++this.#count * 10 > mask * 7) this.#rebuild(this.#shift - 1, undefined);
    return true;
  }

  /** Gives every row another form. */
  translate(translation: RowTranslation): void {
    this.#rebuild(this.#shift, translation);
  }

  #rebuild(shift: number, translation: RowTranslation | undefined): void {
    const old = this.#cells;
    const mask = (1 << (32 - shift)) - 1;
    const cells = new Int32Array(2 * (mask + 1));
    for (let at = 0; at < old.length; at += 2) {
      let low = old[at] as number;
      let high = old[at + 1] as number;
      if (high === 0) continue;
      if (translation !== undefined) {
        translation.take(low, high);
        ({ low, high } = translation);
      }
      let slot = hashOfRow(low, high) >>> shift;
      while (cells[2 * slot + 1] !== 0) slot = (slot + 1) & mask;
      cells[2 * slot] = low;
      cells[2 * slot + 1] = high;
    }
    this.#cells = cells;
    this.#shift = shift;
    this.#mask = mask;
  }
}
