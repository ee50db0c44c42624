import { type Range } from '../faults/range.js';
import { type Draws } from './seeded-draws.js';

/** A number whose size is as likely to be one power of two as another: small ones are frequent. */
export function logUniform({ min, max }: Range, random: Draws): number {
  const powers = bits(max) - bits(min);
  const lowest = 1 << (bits(min) + random.nextInt(0, powers));
  return random.nextInt(Math.max(min, lowest), Math.min(max, 2 * lowest - 1));
}

/** The power of the highest bit that is set: 0 for 1. */
function bits(value: number): number {
  return 31 - Math.clz32(value);
}
