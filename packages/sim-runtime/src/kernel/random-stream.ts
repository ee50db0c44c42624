import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { type Random } from '../contracts/random.js';
import { combine, hashLabel } from './keyed-hash.js';

/** Up to this bound scaling replaces a division; its bias is less than 1 in 2,000 per value. */
const EXACT_BOUND = 0x20_0000;

type Generator = ReturnType<typeof xoroshiro128plus>;

/** A sequential stream of draws, from which independent streams are forked by label. */
export class RandomStream implements Random {
  readonly #key: number;
  readonly #generator: Generator;

  /** @param seed - an unsigned 32-bit integer */
  constructor(seed: number) {
    this.#key = combine(seed, hashLabel('stream'));
    this.#generator = xoroshiro128plus(this.#key);
  }

  next(): number {
    return this.#generator.next() >>> 0;
  }

  below(bound: number): number {
    // The product of a 32-bit draw and such a bound is exact, and so is what is cut off here.
    if (bound >>> 0 === bound && bound !== 0 && bound <= EXACT_BOUND) {
      return ((this.#generator.next() >>> 0) * bound * 2 ** -32) | 0;
    }
    return this.#belowWide(bound);
  }

  #belowWide(bound: number): number {
    if (!Number.isInteger(bound) || bound < 1 || bound > 0x1_0000_0000) {
      throw new RangeError(`below() takes a whole number from 1 to 4294967296, not ${bound}.`);
    }
    return uniformInt(this.#generator, 0, bound - 1);
  }

  /**
   * A whole number from `low` to `high`, both included.
   *
   * @throws RangeError when the range is empty or wider than 2^32
   */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /**
   * True `ppm` times in a million.
   *
   * @param ppm - 0 to 1,000,000
   */
  chance(ppm: number): boolean {
    return this.below(1_000_000) < ppm;
  }

  /**
   * One of `choices`, each equally likely.
   *
   * @throws RangeError when there are none
   */
  pick<Choice>(choices: readonly Choice[]): Choice {
    const index = this.below(choices.length);
    return choices[index] as Choice;
  }

  /**
   * A stream of its own for `label`: what is drawn from it does not depend on how much was drawn
   * from this one, nor the other way round.
   */
  fork(label: string | number): RandomStream {
    const part = typeof label === 'number' ? label : hashLabel(label);
    return new RandomStream(combine(this.#key, part));
  }
}
