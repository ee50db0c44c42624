import { digest } from '../kernel/digest.js';

/**
 * Whether all values are structurally equal, as their digests tell. An empty list and a list of one
 * are.
 *
 * @param values - what to compare: plain data
 */
export function allEqual(values: readonly unknown[]): boolean {
  if (values.length < 2) return true;
  const first = digest(values[0]);
  return values.every((value) => digest(value) === first);
}
