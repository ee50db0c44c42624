/**
 * The rolling fingerprint of the order of a run's events. Two runs with the same hash had events of the
 * same causes, at the same times and parties, in the same order, but for one chance in 2^32. What messages and states
 * hold is not covered: that is what the content hash is for.
 */
export const EMPTY_TRACE_HASH = 0x811c9dc5 | 0;

/** What a time is multiplied by to go into a hash apart from the id beside it. */
export const TIME_FACTOR = 0x85ebca6b;

/** Folds one 32-bit value into the hash: a bijection for each value, so nothing folded is lost. */
export function fold(hash: number, value: number): number {
  const product = Math.imul(hash ^ value, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/**
 * The hash as reports print it.
 *
 * @param hash - a fingerprint, as an unsigned 32-bit integer
 */
export function formatTraceHash(hash: number): string {
  return `0x${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
