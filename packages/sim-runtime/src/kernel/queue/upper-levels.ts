import { type BucketPool } from './bucket-pool.js';
import { type Bucket } from './bucket.js';
import { SLOT_BITS, SLOTS } from './slot-set.js';
import { WheelLevel } from './wheel-level.js';

const LEVELS = 3;
const TIME_BITS = 32;

/**
 * The levels of the timing wheel above the first. A slot of each spans what the whole level below it
 * spans; how much that is in ticks depends on `shift`, the bits that a slot of the first level spans.
 */
export class UpperLevels {
  /** The low 32 bits of the time at which the slot begins that `find` has found. */
  foundLow = 0;
  #foundLevel = 0;
  #foundSlot = 0;
  readonly #levels: readonly WheelLevel[];

  constructor(pool: BucketPool) {
    this.#levels = Array.from({ length: LEVELS }, () => new WheelLevel(pool));
  }

  /**
   * The bucket for an event beyond the first level.
   *
   * @param low - the low bits of its time
   * @param nearLow - those of the time at which the first level begins
   */
  bucketAt(low: number, nearLow: number, shift: number): Bucket {
    const bits = shift + SLOT_BITS;
    const windows = (low ^ nearLow) >>> bits;
    const above = windows < SLOTS ? 0 : windows < SLOTS * SLOTS ? 1 : 2;
    const level = this.#levels[above] as WheelLevel;
    return level.bucket((low >>> (bits + above * SLOT_BITS)) & (SLOTS - 1));
  }

  /**
   * Finds the first slot with events after the time at which the first level begins.
   *
   * @returns false when there is none
   */
  find(nearLow: number, shift: number): boolean {
    let bits = shift + SLOT_BITS;
    for (let above = 0; above < LEVELS && bits < TIME_BITS; above++) {
      const level = this.#levels[above] as WheelLevel;
      const slot = level.occupied.next(((nearLow >>> bits) & (SLOTS - 1)) + 1);
      const next = bits + SLOT_BITS;
      if (slot >= 0) {
        const base = next < TIME_BITS ? (nearLow >> next) << next : 0;
        this.foundLow = base | (slot << bits);
        this.#foundLevel = above;
        this.#foundSlot = slot;
        return true;
      }
      bits = next;
    }
    return false;
  }

  /** Takes the bucket of the slot that `find` has found. */
  take(): Bucket {
    return (this.#levels[this.#foundLevel] as WheelLevel).take(this.#foundSlot);
  }

  /** Takes all buckets with events. */
  *takeAll(): IterableIterator<Bucket> {
    for (const level of this.#levels) yield* level.takeAll();
  }
}
