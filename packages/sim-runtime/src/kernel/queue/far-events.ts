import { Bucket } from './bucket.js';

/** Events so far away that they lie beyond the timing wheel, in the order of their insertion. */
export class FarEvents {
  #events: { readonly time: number; readonly bucket: Bucket }[] = [];

  /** The bucket for one event that is due at `time`. */
  open(time: number): Bucket {
    const bucket = new Bucket();
    this.#events.push({ time, bucket });
    return bucket;
  }

  /** When the first is due; `Infinity` when there are none. */
  earliest(): number {
    return this.#events.reduce((earliest, { time }) => Math.min(earliest, time), Infinity);
  }

  /** Takes the buckets of all events that are due before `end`. */
  takeBefore(end: number): readonly Bucket[] {
    const taken = this.#events.filter(({ time }) => time < end);
    this.#events = this.#events.filter(({ time }) => time >= end);
    return taken.map(({ bucket }) => bucket);
  }

  /** Forgets them all. */
  clear(): void {
    this.#events = [];
  }
}
