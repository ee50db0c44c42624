import { type Draws } from './seeded-draws.js';

/** One of two, each equally likely. */
export function coin(random: Draws): boolean {
  return random.nextInt(0, 1) === 1;
}

/** True once in `count` draws. */
export function oneIn(count: number, random: Draws): boolean {
  return random.nextInt(0, count - 1) === 0;
}
