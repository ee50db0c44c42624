/** The largest seed: seeds are unsigned 32-bit integers. */
export const MAX_SEED = 0xffffffff;

/**
 * Reads a seed as people write it: decimal (`42`) or hexadecimal (`0x2a`).
 *
 * @param text - the seed as it was written
 * @throws RangeError when `text` is neither, or is beyond 4294967295
 */
export function parseSeed(text: string): number {
  const seed = /^(?:\d+|0x[\da-f]+)$/i.test(text) ? Number(text) : Number.NaN;
  return checkSeed(seed, text);
}

/**
 * Gives back `seed` if it is one.
 *
 * @throws RangeError when it is not a whole number from 0 to 4294967295
 */
export function checkSeed(seed: number, shown: string | number = seed): number {
  if (!Number.isInteger(seed) || seed < 0 || seed > MAX_SEED) {
    throw new RangeError(
      `A seed is a whole number from 0 to ${MAX_SEED}, in decimal or as 0x…, not "${shown}".`,
    );
  }
  return seed;
}
