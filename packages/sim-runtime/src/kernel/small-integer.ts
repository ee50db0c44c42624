/**
 * The same number, as the small integer that it is, if it is one.
 *
 * What `%`, `*`, `/` and `-` give of numbers beyond 2^31 is a double to V8 even where it is a small integer, until the code is
 * optimized. The first one that is stored makes its field one of doubles in all objects of that shape, for ever: each object
 * then has a box of its own for it, copies of the object (`{ ...state }`) leave the fast path, and their shapes are new each time.
 *
 * @returns `value`; 0 for -0
 */
export function smallInteger(value: number): number {
  const small = value | 0;
  return small === value ? small : value;
}
