/** Something that was reached, and the lowest seed that reached it. */
export type FirstReached = readonly [fingerprint: number, seed: number];

/**
 * Adds what was reached to what is known.
 *
 * @param sum - the lowest seed of each fingerprint, changed in place
 */
export function addFirsts(sum: Map<number, number>, firsts: readonly FirstReached[]): void {
  for (const [fingerprint, seed] of firsts) addFirst(sum, fingerprint, seed);
}

/**
 * Adds what one seed has reached.
 *
 * @param sum - the lowest seed of each fingerprint, changed in place
 */
export function addReached(
  sum: Map<number, number>,
  fingerprints: readonly number[],
  seed: number,
): void {
  for (const fingerprint of fingerprints) addFirst(sum, fingerprint, seed);
}

function addFirst(sum: Map<number, number>, fingerprint: number, seed: number): void {
  const known = sum.get(fingerprint);
  if (known === undefined || seed < known) sum.set(fingerprint, seed);
}

/**
 * What the lowest seeds reached. Sums of parts that are cut so are those of the whole.
 *
 * @param most - how many are kept
 */
export function lowestFirsts(
  firsts: ReadonlyMap<number, number>,
  most: number,
): readonly FirstReached[] {
  return [...firsts].sort((one, other) => one[1] - other[1] || one[0] - other[0]).slice(0, most);
}
