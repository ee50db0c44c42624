import { type BucketPool } from './bucket-pool.js';
import { type Bucket } from './bucket.js';
import { SLOTS, SlotSet } from './slot-set.js';

/** A level of the timing wheel: its slots, and the events in them. */
export class WheelLevel {
  /** Which slots hold events. */
  readonly occupied = new SlotSet();
  /** For each slot its bucket, if it has one: a list that the queue's hot path reads. */
  readonly buckets: (Bucket | undefined)[] = Array.from({ length: SLOTS }, () => undefined);
  readonly #pool: BucketPool;

  constructor(pool: BucketPool) {
    this.#pool = pool;
  }

  /** The bucket of a slot, to put an event there. */
  bucket(slot: number): Bucket {
    const bucket = this.buckets[slot] ?? this.open(slot);
    if (bucket.tail === 0) this.occupied.add(slot);
    return bucket;
  }

  /** Gives a slot a bucket. */
  open(slot: number): Bucket {
    return (this.buckets[slot] = this.#pool.take());
  }

  /** Takes the bucket of a slot that holds events. */
  take(slot: number): Bucket {
    const bucket = this.buckets[slot] as Bucket;
    this.buckets[slot] = undefined;
    this.occupied.delete(slot);
    return bucket;
  }

  /** Takes the buckets of all slots that hold events, in their order. */
  *takeAll(): IterableIterator<Bucket> {
    for (let slot = this.occupied.next(0); slot >= 0; slot = this.occupied.next(slot)) {
      yield this.take(slot);
    }
  }
}
