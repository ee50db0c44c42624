import { type Random } from './random.js';

const WIDEST_BOUND = 0x1_0000_0000;

/**
 * A `Random` over any source of 32-bit integers: the system's generator in production, a constant in
 * a test.
 *
 * @param next - gives the next draw: an unsigned 32-bit integer
 * @throws RangeError from the draw for which `next` gives anything else
 *
 * @example
 * randomFrom(() => crypto.getRandomValues(new Uint32Array(1))[0])
 */
export function randomFrom(next: () => number): Random {
  const draw = (): number => {
    const value = next();
    if (value >>> 0 === value) return value;
    throw new RangeError(
      `randomFrom(next): next() must give a whole number from 0 to 4294967295, not ${value}.`,
    );
  };
  const below = (bound: number): number => uniformBelow(draw, bound);
  return {
    next: draw,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (ppm) => below(1_000_000) < ppm,
    pick: <Choice>(choices: readonly Choice[]) => choices[below(choices.length)] as Choice,
  };
}

/**
 * Exactly uniform: draws from the incomplete last range of `bound` values are made again.
 *
 * @internal
 */
export function uniformBelow(next: () => number, bound: number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > WIDEST_BOUND) {
    throw new RangeError(`below() takes a whole number from 1 to 4294967296, not ${bound}.`);
  }
  const complete = WIDEST_BOUND - (WIDEST_BOUND % bound);
  let draw = next();
  while (draw >= complete) draw = next();
  return draw % bound;
}
