/** How many slots a level of the timing wheel has. */
export const SLOTS = 256;

const WORD_BITS = 32;

/** Which of 256 slots hold something: a bitmap whose next member is found in a few instructions. */
export class SlotSet {
  readonly #words = new Int32Array(SLOTS / WORD_BITS);

  add(slot: number): void {
    const word = slot >> 5;
    this.#words[word] = (this.#words[word] ?? 0) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = slot >> 5;
    this.#words[word] = (this.#words[word] ?? 0) & ~(1 << (slot & 31));
  }

  clear(): void {
    this.#words.fill(0);
  }

  /** The first member at or after `slot`, or -1. */
  next(slot: number): number {
    if (slot >= SLOTS) return -1;
    let word = slot >> 5;
    let bits = (this.#words[word] ?? 0) & (-1 << (slot & 31));
    while (bits === 0) {
      if (++word === SLOTS / WORD_BITS) return -1;
      bits = this.#words[word] ?? 0;
    }
    return (word << 5) + (31 - Math.clz32(bits & -bits));
  }
}
