/**
 * Seeded randomness, handed to a module as an input.
 *
 * In production a driver implements it over a real generator; under simulation every draw is a
 * function of the seed.
 */
export interface Random {
  /** The next draw: an unsigned 32-bit integer. */
  next(): number;
  /**
   * A whole number from 0 to `bound - 1`, each equally likely.
   *
   * @param bound - 1 to 2^32
   * @throws RangeError when `bound` is out of range
   */
  below(bound: number): number;
}
