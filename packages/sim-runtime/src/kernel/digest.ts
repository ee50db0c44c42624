import { combine } from './keyed-hash.js';
import { GraphWalk } from './sight/graph-walk.js';
import { TreeWalk } from './sight/tree-walk.js';

/**
 * A structural fingerprint of a value, as an integer of 32 bits: equal structures give equal digests,
 * and two that differ the same one by one chance in 2^32. Takes time in proportion to the value's size,
 * whatever its depth.
 *
 * Values are seen whole: maps, sets, dates, errors, regular expressions, URLs, buffers and their views,
 * objects of public classes by their class and fields, fields that cannot be listed and those with
 * symbols for keys. All that code can observe counts, the order of maps and sets and the sign of -0
 * included, but for four things: the order of a record's fields, fields that hold `undefined`, whether
 * an object without a cycle occurs twice or two that are alike, and an error's `stack`.
 *
 * @param value - what can be seen whole
 * @param start - the digest to go on from, for data in several pieces. Default 0.
 * @throws UnseenError when the value holds what cannot be seen whole, such as a function, a promise or
 *   an object with private fields; the sentence says where, and what to do
 */
export function digest(value: unknown, start = 0): number {
  return digestOf(value, start, true);
}

/**
 * A digest by which oracles compare: the same as `digest`, but maps and sets are equal in whatever order
 * they were filled, and -0 is 0, as `===` has it.
 *
 * @param value - what can be seen whole
 * @throws UnseenError as `digest` does
 */
export function equalityDigest(value: unknown): number {
  return digestOf(value, 0, false);
}

function digestOf(value: unknown, start: number, isExact: boolean): number {
  const tree = new TreeWalk(isExact);
  const result = tree.walk(start, value);
  return tree.hasGivenUp ? combine(start, new GraphWalk(isExact).walk(value)) : result;
}
