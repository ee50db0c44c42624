import { canonicalText } from './canonical-text.js';
import { type Fingerprinter } from './fingerprinter.js';
import { IntList } from './int-list.js';

/** The answer of a table that may not grow to a state that it does not hold. */
export const NOT_ADDED = -0x8000_0000;

/** Numbers states in the order in which they are found, from 0. */
export interface StateTable {
  readonly count: number;
  /**
   * The number of a state: itself where the state is new, `-1 - number` where it is known, `NOT_ADDED` where
   * it is new but may not be added.
   */
  add(state: unknown, mayGrow: boolean): number;
}

/** States by their fingerprints: 64 bits a state, and a slot of 32 in an open-addressing table. */
export class FingerprintTable implements StateTable {
  readonly #lows = new IntList();
  readonly #highs = new IntList();
  readonly #fingerprinter: Fingerprinter;
  #slots = new Int32Array(4096);

  constructor(fingerprinter: Fingerprinter) {
    this.#fingerprinter = fingerprinter;
  }

  get count(): number {
    return this.#lows.length;
  }

  add(state: unknown, mayGrow: boolean): number {
    this.#fingerprinter.take(state);
    return this.addFingerprint(this.#fingerprinter.low, this.#fingerprinter.high, mayGrow);
  }

  addFingerprint(low: number, high: number, mayGrow: boolean): number {
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    for (let held = this.#slots[slot]; held !== 0 && held !== undefined; held = this.#slots[slot]) {
      if (this.#lows.at(held - 1) === low && this.#highs.at(held - 1) === high) return -held;
      slot = (slot + 1) & mask;
    }
    if (!mayGrow) return NOT_ADDED;
    this.#lows.push(low);
    this.#highs.push(high);
    this.#slots[slot] = this.count;
    if (this.count * 5 > this.#slots.length * 3) this.#grow();
    return this.count - 1;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let index = 0; index < this.count; index++) {
      let slot = this.#lows.at(index) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

/** States as a whole, as canonical text: no collisions, and much more memory. */
export class ExactTable implements StateTable {
  readonly #numbers = new Map<string, number>();
  readonly #fingerprinter: Fingerprinter;

  constructor(fingerprinter: Fingerprinter) {
    this.#fingerprinter = fingerprinter;
  }

  get count(): number {
    return this.#numbers.size;
  }

  add(state: unknown, mayGrow: boolean): number {
    this.#fingerprinter.take(state); // Refuses what is not plain data.
    const text = canonicalText(state);
    const known = this.#numbers.get(text);
    if (known !== undefined) return -1 - known;
    if (!mayGrow) return NOT_ADDED;
    this.#numbers.set(text, this.count);
    return this.count - 1;
  }
}
