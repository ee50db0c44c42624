import { KeyedHash, threshold } from './keyed-hash.js';

/** What happens to a share of all ids: to which of them is an addressed draw. */
export class Chance {
  readonly #hash: KeyedHash;
  #below = 0;

  /**
   * @param seed - the universe's seed, an unsigned 32-bit integer
   * @param stream - what the draws decide, such as `"loss"`
   */
  constructor(seed: number, stream: string) {
    this.#hash = new KeyedHash(seed, stream);
  }

  /**
   * Puts a rate in force: 0 to begin with.
   *
   * @param ppm - 0 (never) to 1,000,000 (always)
   * @throws RangeError when `ppm` is fractional or out of range
   */
  use(ppm: number): void {
    this.#below = threshold(ppm);
  }

  /** Whether it happens to `id`. */
  strikes(id: number): boolean {
    return this.#below > 0 && this.#hash.draw(id) < this.#below;
  }
}
