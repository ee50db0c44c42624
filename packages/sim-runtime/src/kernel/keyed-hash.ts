/**
 * Addressed randomness: a draw is a pure function of (seed, stream, id).
 *
 * A draw does not depend on which draws were made before it, so removing one event from a run leaves
 * the fates of all others alone. That is what makes shrinking stable.
 */

const GOLDEN_RATIO = 0x9e3779b9;

/** Sets the draws of a branch apart from those of the seed that it has. */
export const BRANCH = 0x6d2b79f5;

/** A bijective mix of 32 bits (the two-multiplication finalizer known as "lowbias32"). */
export function mix32(value: number): number {
  let x = value | 0;
  x ^= x >>> 16;
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0x735a2d97);
  return x ^ (x >>> 15);
}

/**
 * The causal id of what `cause` brought about: one multiplication, since whatever is drawn for the id
 * mixes it again.
 *
 * @param which - tells the things that one cause brought about from each other
 */
export function causedBy(cause: number, which: number): number {
  const product = Math.imul(cause ^ which, 0x2c1b3c6d);
  return product ^ (product >>> 15);
}

/** Two values to one, order mattering, as a signed 32-bit integer. */
export function combine(first: number, second: number): number {
  return mix32(Math.imul(mix32(first), 0x85ebca6b) + second + GOLDEN_RATIO);
}

/** A label's number, so that streams are addressed by name. FNV-1a, then mixed. */
export function hashLabel(label: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < label.length; index++) {
    hash = Math.imul(hash ^ label.charCodeAt(index), 0x01000193);
  }
  return mix32(hash);
}

/** One addressed stream of draws. */
export class KeyedHash {
  /** The two words of the key. */
  readonly first: number;
  readonly second: number;

  /**
   * @param seed - the universe's seed, an unsigned 32-bit integer
   * @param stream - what the draws decide, such as `"loss"`
   */
  constructor(seed: number, stream: string) {
    const label = hashLabel(stream);
    // Two words of key, used in two rounds: with one, the streams of two labels would be the same
    // sequence at two offsets.
    this.first = combine(seed, label);
    this.second = combine(label ^ GOLDEN_RATIO, seed);
  }

  /** The draw for `id`: an unsigned 32-bit integer. */
  draw(id: number): number {
    let x = id ^ this.first;
    x ^= x >>> 16;
    x = Math.imul(x, 0x21f0aaad) ^ this.second;
    x ^= x >>> 15;
    x = Math.imul(x, 0x735a2d97);
    return (x ^ (x >>> 15)) >>> 0;
  }

  /**
   * A whole number from 0 to `bound - 1` for `id`.
   *
   * @param bound - 1 to 2^21, so that the scaling below is exact
   */
  below(id: number, bound: number): number {
    return Math.floor(this.draw(id) * bound * 2 ** -32);
  }
}

/**
 * The integer that a 32-bit draw must be less than for an event that happens with `ppm` parts per
 * million.
 *
 * @param ppm - 0 (never) to 1,000,000 (always)
 * @throws RangeError when `ppm` is fractional or out of range
 */
export function threshold(ppm: number): number {
  if (!Number.isInteger(ppm) || ppm < 0 || ppm > 1_000_000) {
    throw new RangeError(
      `A rate is a whole number of parts per million, 0 to 1000000, not ${ppm}.`,
    );
  }
  return Math.floor((ppm * 0x1_0000_0000) / 1_000_000);
}
