/** Bits of a row's two words. The upper word keeps one bit that is always set, so that it is never 0. */
const BITS_OF_WORDS = [32, 30] as const;

/** The bit of the upper word that every row has. */
export const ROW_MARK = 0x4000_0000;

/** Bits that a slot with so many values needs. */
function bitsFor(values: number): number {
  return values <= 1 ? 0 : 32 - Math.clz32(values - 1);
}

/** Where the number of each slot's value is in a row of 62 bits. */
export class RowLayout {
  readonly #words: Uint8Array;
  readonly #shifts: Uint8Array;
  readonly #widths: Uint8Array;

  private constructor(words: Uint8Array, shifts: Uint8Array, widths: Uint8Array) {
    this.#words = words;
    this.#shifts = shifts;
    this.#widths = widths;
  }

  /**
   * A layout with room for so many values of each slot; undefined where 62 bits are not enough.
   *
   * @param counts - the number of values of each slot
   */
  static for(counts: readonly number[]): RowLayout | undefined {
    const widths = Uint8Array.from(counts, bitsFor);
    const words = new Uint8Array(counts.length);
    const shifts = new Uint8Array(counts.length);
    const used = [0, 0];
    const widestFirst = counts.map((_, slot) => slot);
    widestFirst.sort((one, other) => (widths[other] ?? 0) - (widths[one] ?? 0) || one - other);
    for (const slot of widestFirst) {
      const width = widths[slot] ?? 0;
      const word = BITS_OF_WORDS.findIndex((bits, at) => (used[at] ?? 0) + width <= bits);
      if (word < 0) return undefined;
      words[slot] = word;
      shifts[slot] = used[word] ?? 0;
      used[word] = (used[word] ?? 0) + width;
    }
    return new RowLayout(words, shifts, widths);
  }

  /** Whether a slot has room for so many values. */
  hasRoom(slot: number, values: number): boolean {
    return bitsFor(values) <= (this.#widths[slot] ?? 0);
  }

  get slots(): number {
    return this.#words.length;
  }

  wordOf(slot: number): 0 | 1 {
    return this.#words[slot] === 1 ? 1 : 0;
  }

  widthOf(slot: number): number {
    return this.#widths[slot] ?? 0;
  }

  shiftOf(slot: number): number {
    return this.#shifts[slot] ?? 0;
  }

  /** The bits of a slot, within its word. */
  mask(slot: number): number {
    const width = this.#widths[slot] ?? 0;
    if (width === 0) return 0;
    return (width === 32 ? -1 : (1 << width) - 1) << (this.#shifts[slot] ?? 0);
  }

  /** A number at the place of a slot, within its word. */
  placed(slot: number, id: number): number {
    return (this.#widths[slot] ?? 0) === 0 ? 0 : id << (this.#shifts[slot] ?? 0);
  }

  /** The number of a slot's value in a row. */
  read(slot: number, low: number, high: number): number {
    const word = this.#words[slot] === 0 ? low : high;
    return (word & this.mask(slot)) >>> (this.#shifts[slot] ?? 0);
  }
}
