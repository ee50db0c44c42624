import { smallInteger } from '../kernel/small-integer.js';

/** The source of the whole numbers that a plan is drawn from: fast-check's `Random` is one. */
export interface Draws {
  /** A whole number from `min` to `max`, both included. */
  nextInt(min: number, max: number): number;
}

const WORDS = 0x1_0000_0000;

/**
 * The draws that fast-check's `Random` makes with the generator xoroshiro128+ of `pure-rand`, number for
 * number, in integer arithmetic and without an object in between: a sweep draws some 200 numbers a seed.
 */
export class SeededDraws implements Draws {
  #s00 = 0;
  #s01 = 0;
  #s10 = 0;
  #s11 = 0;

  /** @param seed - an integer of 32 bits */
  constructor(seed: number) {
    this.#s01 = -1;
    this.#s00 = ~seed;
    this.#s11 = seed | 0;
  }

  /**
   * A whole number from `min` to `max`, both included.
   *
   * @param min - the smallest number that may come out
   * @param max - the largest one: at most 2^32 - 1 more
   */
  nextInt(min: number, max: number): number {
    const size = max - min + 1;
    let word = this.#next();
    // Words in the incomplete last range of `size` would favour small numbers; few words are near it.
    if (word >= WORDS - size) {
      if (size >= WORDS) return min + word;
      const complete = Math.floor(WORDS / size) * size;
      while (word >= complete) word = this.#next();
    }
    return smallInteger(min + ((word >>> 0) % (size >>> 0)));
  }

  /** The next word, with its sign bit flipped: an unsigned integer of 32 bits. */
  #next(): number {
    const s00 = this.#s00;
    const s01 = this.#s01;
    const s10 = this.#s10;
    const a0 = s10 ^ s00;
    const a1 = this.#s11 ^ s01;
    this.#s00 = (s00 << 24) ^ (s01 >>> 8) ^ a0 ^ (a0 << 16);
    this.#s01 = (s01 << 24) ^ (s00 >>> 8) ^ a1 ^ ((a1 << 16) | (a0 >>> 16));
    this.#s10 = (a1 << 5) ^ (a0 >>> 27);
    this.#s11 = (a0 << 5) ^ (a1 >>> 27);
    return ((s00 + s10) ^ 0x8000_0000) >>> 0;
  }
}
