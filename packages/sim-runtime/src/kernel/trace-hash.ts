/**
 * The rolling fingerprint of a run. Two runs with the same hash went through the same events in the
 * same order, but for one chance in 2^32.
 */
export const EMPTY_TRACE_HASH = 0x811c9dc5 | 0;

/** Folds one 32-bit value into the hash (a round of MurmurHash3). */
export function fold(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Folds a point in time, all 53 bits of it. */
export function foldTime(hash: number, time: number): number {
  const low = fold(hash, time | 0);
  return time < 0x8000_0000 ? low : fold(low, Math.floor(time / 0x1_0000_0000));
}

/** The hash as reports print it. */
export function formatTraceHash(hash: number): string {
  return `0x${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
