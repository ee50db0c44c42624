/** How many bits of a time choose a slot of a level. */
export const SLOT_BITS = 8;
/** How many slots a level of the timing wheel has. */
export const SLOTS = 1 << SLOT_BITS;

const WORD_BITS = 32;

/** Which of 256 slots hold something: a bitmap whose next member is found in a few instructions. */
export class SlotSet {
  readonly #words = new Int32Array(SLOTS / WORD_BITS);

  add(slot: number): void {
    const word = slot >> 5;
    this.#words[word] = (this.#words[word] as number) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = slot >> 5;
    this.#words[word] = (this.#words[word] as number) & ~(1 << (slot & 31));
  }

  /** The first member at or after `slot`, or -1. */
  next(slot: number): number {
    if (slot >= SLOTS) return -1;
    const word = slot >> 5;
    const bits = (this.#words[word] as number) & (-1 << (slot & 31));
    return bits === 0 ? this.#nextBeyond(word) : (word << 5) + lowestBit(bits);
  }

  #nextBeyond(word: number): number {
    for (let beyond = word + 1; beyond < SLOTS / WORD_BITS; beyond++) {
      const bits = this.#words[beyond] as number;
      if (bits !== 0) return (beyond << 5) + lowestBit(bits);
    }
    return -1;
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}
