import { uniformBelow } from '../contracts/random-from.js';
import { type Random } from '../contracts/random.js';
import { SEEN_AS } from '../contracts/seen-as.js';
import { combine, hashLabel, mix32 } from './keyed-hash.js';
import { smallInteger } from './small-integer.js';

/** Up to this bound scaling replaces a division; its bias is less than 1 in 2,000 per value. */
const EXACT_BOUND = 0x20_0000;

const STREAM = hashLabel('stream');
const GOLDEN_RATIO = 0x9e3779b9;

/**
 * A sequential stream of draws, from which independent streams are forked by label.
 *
 * The generator is xoshiro128** (Blackman and Vigna, "Scrambled linear pseudorandom number
 * generators", 2021), seeded by SplitMix. Its state lies in the stream itself, because every node of a
 * network has a stream: in a large one, each further object is a cache line fetched for every draw.
 */
export class RandomStream implements Random {
  readonly #key: number;
  // Begun as 0, so that engines know from the start that these are integers.
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  /**
   * The stream that a seed stands for.
   *
   * @param seed - an unsigned 32-bit integer
   */
  constructor(seed: number) {
    const key = combine(seed, STREAM);
    this.#key = key;
    this.#a = mix32(key + GOLDEN_RATIO);
    this.#b = mix32(key + 2 * GOLDEN_RATIO);
    this.#c = mix32(key + 3 * GOLDEN_RATIO);
    // SplitMix gives four different words, so that never all of them are 0.
    this.#d = mix32(key + 4 * GOLDEN_RATIO);
  }

  next(): number {
    return this.#draw() >>> 0;
  }

  below(bound: number): number {
    // The product of a 32-bit draw and such a bound is exact, and so is what is cut off here.
    if (bound >>> 0 === bound && bound !== 0 && bound <= EXACT_BOUND) {
      return ((this.#draw() >>> 0) * bound * 2 ** -32) | 0;
    }
    return this.#belowWide(bound);
  }

  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(ppm: number): boolean {
    return this.below(1_000_000) < ppm;
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    const index = this.below(choices.length);
    return choices[index] as Choice;
  }

  /**
   * A stream of its own for `label`: what is drawn from it does not depend on how much was drawn
   * from this one, nor the other way round.
   *
   * @param label - what the new stream is for; each label gives a stream of its own
   */
  fork(label: string | number): RandomStream {
    const part = typeof label === 'number' ? label : hashLabel(label);
    return new RandomStream(combine(this.#key, part));
  }

  /** Nothing: nodes may agree on all that they know and draw different numbers next. @internal */
  [SEEN_AS](): unknown {
    return 'a stream of random numbers';
  }

  /** Apart from `below`, which would make the function that this needs at every call. */
  #belowWide(bound: number): number {
    return smallInteger(uniformBelow(() => this.next(), bound));
  }

  /** The next draw, as a signed integer. */
  #draw(): number {
    const a = this.#a;
    const b = this.#b;
    const product = Math.imul(b, 5);
    const c = this.#c ^ a;
    const d = this.#d ^ b;
    this.#b = b ^ c;
    this.#a = a ^ d;
    this.#c = c ^ (b << 9);
    this.#d = (d << 11) | (d >>> 21);
    return Math.imul((product << 7) | (product >>> 25), 9);
  }
}
