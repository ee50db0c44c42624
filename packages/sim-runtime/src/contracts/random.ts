/**
 * Seeded randomness, handed to a module as an input.
 *
 * Under simulation every draw is a function of the seed. In production a driver implements it over a
 * real generator; `randomFrom` makes one from any source of 32-bit integers. An exhaustive search
 * implements it by trying the possible draws.
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
  /**
   * A whole number from `low` to `high`, both included, each equally likely.
   *
   * @param low - the smallest possible result
   * @param high - the largest possible result
   * @throws RangeError when the range is empty or wider than 2^32
   */
  between(low: number, high: number): number;
  /**
   * True with a probability of `ppm` parts per million.
   *
   * @param ppm - 0 to 1,000,000
   */
  chance(ppm: number): boolean;
  /**
   * One of `choices`, each equally likely.
   *
   * @param choices - the candidates: at least one
   * @throws RangeError when there are none
   */
  pick<Choice>(choices: readonly Choice[]): Choice;
}
