import { equalityDigest } from '../kernel/digest.js';

/**
 * Whether all values are equal in structure. An empty list and a list of one are.
 *
 * Values are seen whole, dates, errors, buffers and fields that cannot be listed included; maps and sets
 * are equal in whatever order they were filled, and -0 is 0. Nodes of a simulation that has a `view` are
 * compared by what it gives.
 *
 * @param values - what to compare: values that can be seen whole
 * @throws UnseenError when one cannot be, such as a node with private fields whose simulation has no
 *   `view`
 */
export function allEqual(values: readonly unknown[]): boolean {
  if (values.length < 2) return true;
  const first = equalityDigest(values[0]);
  return values.every((value) => equalityDigest(value) === first);
}
