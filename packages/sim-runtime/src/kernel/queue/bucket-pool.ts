import { Bucket } from './bucket.js';

/**
 * Buckets that were emptied, to be used again: the last one first, so that what a queue touches
 * stays in the processor's caches.
 */
export class BucketPool {
  readonly #idle: Bucket[] = [];
  #size = 0;

  /** An empty bucket. */
  take(): Bucket {
    return this.#size === 0 ? new Bucket() : (this.#idle[--this.#size] as Bucket);
  }

  /** Empties a bucket that is no longer in use. */
  release(bucket: Bucket): void {
    bucket.clear();
    this.#idle[this.#size++] = bucket;
  }
}
