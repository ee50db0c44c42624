import { combine } from '../kernel/keyed-hash.js';
import { type Draws } from './seeded-draws.js';

/** One of two, each equally likely. */
export function coin(random: Draws): boolean {
  return random.nextInt(0, 1) === 1;
}

/** True once in `count` draws. */
export function oneIn(count: number, random: Draws): boolean {
  return random.nextInt(0, count - 1) === 0;
}

/**
 * True for one in `count` plans, by what a plan drew for its seed. Nothing is drawn, so that the other plans are what
 * they would be without the choice.
 *
 * @param salt - sets the choice apart from all else that comes of a plan's seed
 */
export function isOneIn(count: number, drawn: number, salt: number): boolean {
  return (combine(drawn, salt) >>> 0) % count === 0;
}
