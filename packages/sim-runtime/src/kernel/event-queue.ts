import { Bucket, STRIDE } from './bucket.js';
import { SLOTS, SlotSet } from './slot-set.js';

const SLOT_BITS = 8;
const LEVELS = 4;
const EPOCH_TICKS = 0x1_0000_0000;

interface FarEvent {
  /** Holds the words that the event carries, if it does. */
  readonly words: Bucket | undefined;
  readonly time: number;
  readonly tag: number;
  readonly from: number;
  readonly id: number;
  readonly payload: unknown;
}

/** A level above the first: 256 slots of 256^depth ticks each. */
class HigherLevel {
  readonly occupied = new SlotSet();
  readonly #buckets: (Bucket | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  bucket(slot: number): Bucket {
    return (this.#buckets[slot] ??= new Bucket());
  }

  reset(): void {
    for (const bucket of this.#buckets) bucket?.reset();
    this.occupied.clear();
  }
}

/**
 * The event queue of a simulation: events come out by (time, insertion), exactly.
 *
 * It is a hierarchical timing wheel (Varghese and Lauck, SOSP 1987) of four levels with 256 slots.
 * An event lies at the level of the highest bits in which its time differs from now. A slot of a
 * higher level is dealt out to the level below at the moment when now enters it, which is before
 * anything can be inserted below it, so first-in-first-out order survives. Times more than 2^32
 * ticks away wait in a list of their own.
 *
 * `next` finds the next event and leaves it at the head of `current`, where the caller takes it:
 * nothing is allocated or copied on the way.
 */
export class EventQueue {
  /** The time of the events in `current`. */
  time = 0;
  /** The events of this tick. */
  current: Bucket;

  readonly #near: readonly Bucket[] = Array.from({ length: SLOTS }, () => new Bucket());
  readonly #nearOccupied = new SlotSet();
  readonly #higher = Array.from({ length: LEVELS - 1 }, () => new HigherLevel());
  /** The end of the 256 ticks that the first level spans: what is due before it lies there. */
  #nearEnd = SLOTS;
  /** The low 32 bits of now, as a signed integer. */
  #low = 0;
  /** The high bits of now. */
  #epoch = 0;
  #far: FarEvent[] = [];
  #wordCount = 0;

  constructor() {
    this.current = this.#near[0] as Bucket;
  }

  /** Forgets every event and goes back to time 0, keeping the memory for the next run. */
  reset(): void {
    for (const bucket of this.#near) bucket.reset();
    for (const level of this.#higher) level.reset();
    this.#nearOccupied.clear();
    this.#far = [];
    this.#wordCount = 0;
    this.#epoch = 0;
    this.#moveTo(0);
  }

  /**
   * Inserts an event.
   *
   * @param time - at or after the time of the event last taken
   * @param tag - the caller's own integer: what kind of event, and for whom
   * @param from - the caller's own integer: who caused it
   * @param id - the event's causal id
   */
  push(time: number, tag: number, from: number, id: number, payload: unknown): void {
    if (time >= this.#nearEnd) return this.#pushHigher(time, tag, from, id, payload);
    const slot = time & (SLOTS - 1);
    const bucket = this.#near[slot] as Bucket;
    if (bucket.tail === 0) this.#nearOccupied.add(slot);
    bucket.push(tag, from, id, time | 0, payload);
  }

  /** Makes every event carry `count` words, for `reserve` to give out. Once, before it is used. */
  useWords(count: number): void {
    this.#wordCount = count;
  }

  /**
   * Inserts an event that carries words in place of a payload.
   *
   * @returns the bucket that it is the last event of: write its words there before anything else is
   *   inserted
   */
  reserve(time: number, tag: number, from: number, id: number): Bucket {
    if (time >= this.#nearEnd) return this.#reserveHigher(time, tag, from, id);
    const slot = time & (SLOTS - 1);
    const bucket = this.#near[slot] as Bucket;
    if (bucket.tail === 0) this.#nearOccupied.add(slot);
    bucket.pushWords(tag, from, id, time | 0, this.#wordCount);
    return bucket;
  }

  /**
   * Finds the next event, if it is due at or before `limit`: it is then at the head of `current`, due
   * at `time`.
   *
   * @returns false when none is
   */
  next(limit: number): boolean {
    const { current } = this;
    if (current.head === current.tail) return this.#turn(limit);
    return this.time <= limit;
  }

  #reserveHigher(time: number, tag: number, from: number, id: number): Bucket {
    if (time - this.#epoch >= EPOCH_TICKS) {
      const words = new Bucket();
      words.pushWords(tag, from, id, 0, this.#wordCount);
      this.#far.push({ time, tag, from, id, payload: undefined, words });
      return words;
    }
    const bucket = this.#bucketAt(time | 0);
    bucket.pushWords(tag, from, id, time | 0, this.#wordCount);
    return bucket;
  }

  #pushHigher(time: number, tag: number, from: number, id: number, payload: unknown): void {
    if (time - this.#epoch >= EPOCH_TICKS)
      this.#far.push({ time, tag, from, id, payload, words: undefined });
    else this.#insert(time | 0, tag, from, id, payload);
  }

  #insert(low: number, tag: number, from: number, id: number, payload: unknown): Bucket {
    const bucket = this.#bucketAt(low);
    bucket.push(tag, from, id, low, payload);
    return bucket;
  }

  /** Where events of that time go, at whatever level; it is marked as occupied. */
  #bucketAt(low: number): Bucket {
    const difference = (low ^ this.#low) >>> 0;
    if (difference < SLOTS) {
      this.#nearOccupied.add(low & (SLOTS - 1));
      return this.#near[low & (SLOTS - 1)] as Bucket;
    }
    const depth = difference < 0x1_0000 ? 1 : difference < 0x100_0000 ? 2 : 3;
    const level = this.#level(depth);
    const slot = (low >>> (depth * SLOT_BITS)) & (SLOTS - 1);
    level.occupied.add(slot);
    return level.bucket(slot);
  }

  /** Moves now to the next time that has events, unless that is after `limit`. */
  #turn(limit: number): boolean {
    this.current.clear();
    this.#nearOccupied.delete(this.#low & (SLOTS - 1));
    do {
      const slot = this.#nearOccupied.next(this.#low & (SLOTS - 1));
      if (slot < 0) continue;
      const low = (this.#low & ~(SLOTS - 1)) | slot;
      if (this.#epoch + (low >>> 0) > limit) return false;
      this.#moveTo(low);
      return true;
    } while (this.#descend(limit));
    return false;
  }

  /** Enters the next occupied slot of a higher level and deals its events out below. */
  #descend(limit: number): boolean {
    for (let depth = 1; depth < LEVELS; depth++) {
      const shift = depth * SLOT_BITS;
      const level = this.#level(depth);
      const slot = level.occupied.next(((this.#low >>> shift) & (SLOTS - 1)) + 1);
      if (slot < 0) continue;
      const above =
        depth === LEVELS - 1 ? 0 : (this.#low >>> (shift + SLOT_BITS)) << (shift + SLOT_BITS);
      const base = above | (slot << shift);
      if (this.#epoch + (base >>> 0) > limit) return false;
      this.#moveTo(base);
      level.occupied.delete(slot);
      this.#deal(level.bucket(slot));
      return true;
    }
    return this.#enterNextEpoch(limit);
  }

  #deal(bucket: Bucket): void {
    const { fields, payloads, tail } = bucket;
    for (let index = 0; index < tail; index++) {
      const offset = index * STRIDE;
      const target = this.#insert(
        fields[offset + 3] as number,
        fields[offset] as number,
        fields[offset + 1] as number,
        fields[offset + 2] as number,
        payloads[index],
      );
      payloads[index] = undefined;
      if (this.#wordCount > 0) target.copyWords(bucket, index, this.#wordCount);
    }
    bucket.clear();
  }

  #enterNextEpoch(limit: number): boolean {
    if (this.#far.length === 0) return false;
    let earliest = Infinity;
    for (const event of this.#far) earliest = Math.min(earliest, event.time);
    if (earliest > limit) return false;
    this.#epoch = Math.floor(earliest / EPOCH_TICKS) * EPOCH_TICKS;
    this.#moveTo(0);
    const waiting = this.#far;
    this.#far = [];
    for (const event of waiting) {
      if (event.time - this.#epoch >= EPOCH_TICKS) this.#far.push(event);
      else {
        const { time, tag, from, id, payload, words } = event;
        const target = this.#insert(time | 0, tag, from, id, payload);
        if (words !== undefined) target.copyWords(words, 0, this.#wordCount);
      }
    }
    return true;
  }

  #moveTo(low: number): void {
    this.#low = low;
    this.time = this.#epoch + (low >>> 0);
    this.#nearEnd = this.#epoch + ((low & ~(SLOTS - 1)) >>> 0) + SLOTS;
    this.current = this.#near[low & (SLOTS - 1)] as Bucket;
  }

  #level(depth: number): HigherLevel {
    return this.#higher[depth - 1] as HigherLevel;
  }
}
