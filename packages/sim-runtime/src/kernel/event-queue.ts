import { Bucket } from './bucket.js';
import { PAYLOAD_FLAG } from './event-tag.js';
import { SLOTS, SlotSet } from './slot-set.js';

const SLOT_BITS = 8;
const LEVELS = 4;
const EPOCH_TICKS = 0x1_0000_0000;

/** How many integers an event takes before the words that it carries: tag, from, id, time. */
export const HEADER = 4;

interface FarEvent {
  readonly time: number;
  /** Holds this one event. */
  readonly bucket: Bucket;
}

/** A level above the first: 256 slots of 256^depth ticks each. */
class HigherLevel {
  readonly occupied = new SlotSet();
  readonly #buckets: (Bucket | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  bucket(slot: number): Bucket {
    return (this.#buckets[slot] ??= new Bucket());
  }

  clear(): void {
    for (const bucket of this.#buckets) bucket?.clear();
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
  /** How many integers an event takes: a header, and the words that `useWords` made room for. */
  stride = HEADER;

  readonly #near: readonly Bucket[] = Array.from({ length: SLOTS }, () => new Bucket());
  readonly #nearOccupied = new SlotSet();
  readonly #higher = Array.from({ length: LEVELS - 1 }, () => new HigherLevel());
  /** The start of the 256 ticks that the first level spans. */
  #nearStart = 0;
  /** Its low 32 bits, as a signed integer. */
  #nearLow = 0;
  /** Their end: what is due before it lies there. */
  #nearEnd = SLOTS;
  /** Where in them `current` lies. */
  #slot = 0;
  /** The high bits of now. */
  #epoch = 0;
  #far: FarEvent[] = [];
  /** Whether `current` is the bucket of a higher level. */
  #isLone = false;

  constructor() {
    this.current = this.#near[0] as Bucket;
  }

  /** Makes every event carry `count` words. Only while the queue is empty. */
  useWords(count: number): void {
    this.stride = HEADER + count;
  }

  /** Forgets every event and goes back to time 0, keeping the memory for the next run. */
  reset(): void {
    for (const bucket of this.#near) bucket.clear();
    for (const level of this.#higher) level.clear();
    this.#nearOccupied.clear();
    this.#far = [];
    this.stride = HEADER;
    this.#epoch = 0;
    this.#isLone = false;
    this.current.clear();
    this.#moveTo(0);
  }

  /**
   * Inserts an event that carries an object.
   *
   * @param time - at or after the time of the event last taken
   * @param tag - what kind of event, and for whom
   * @param from - the caller's own integer: who caused it
   * @param id - the event's causal id
   */
  push(time: number, tag: number, from: number, id: number, payload: unknown): void {
    this.add(time, tag | PAYLOAD_FLAG, from, id).addPayload(payload);
  }

  /**
   * Inserts an event that carries nothing, or words alone.
   *
   * @returns the bucket of which it is the last event: its words are to be written at the end of the
   *   fields there, before anything else is inserted
   */
  add(time: number, tag: number, from: number, id: number): Bucket {
    if (time >= this.#nearEnd) return this.#addHigher(time, tag, from, id);
    const slot = time & (SLOTS - 1);
    const bucket = this.#near[slot] as Bucket;
    if (bucket.tail === 0) this.#nearOccupied.add(slot);
    bucket.add(this.stride, tag, from, id, time | 0);
    return bucket;
  }

  /**
   * Finds the next event, if it is due at or before `limit`: it is then at the head of `current`, due
   * at `time`.
   *
   * @param limit - never less than an earlier one
   * @returns false when none is
   */
  next(limit: number): boolean {
    return this.current.head !== this.current.tail || this.#turn(limit);
  }

  #addHigher(time: number, tag: number, from: number, id: number): Bucket {
    const isFar = time - this.#epoch >= EPOCH_TICKS;
    const bucket = isFar ? new Bucket() : this.#higherBucketAt(time | 0);
    if (isFar) this.#far.push({ time, bucket });
    bucket.add(this.stride, tag, from, id, time | 0);
    return bucket;
  }

  /** Where events of a time beyond the first level go; it is marked as occupied. */
  #higherBucketAt(low: number): Bucket {
    const difference = (low ^ this.#nearLow) >>> 0;
    const depth = difference < 0x1_0000 ? 1 : difference < 0x100_0000 ? 2 : 3;
    const level = this.#higher[depth - 1] as HigherLevel;
    const slot = (low >>> (depth * SLOT_BITS)) & (SLOTS - 1);
    level.occupied.add(slot);
    return level.bucket(slot);
  }

  /** Moves now to the next time that has events, unless that is after `limit`. */
  #turn(limit: number): boolean {
    this.current.clear();
    if (this.#isLone && this.#leaveLone()) return true;
    this.#nearOccupied.delete(this.#slot);
    do {
      const slot = this.#nearOccupied.next(this.#slot);
      if (slot < 0) continue;
      const time = this.#nearStart + slot;
      if (time > limit) return false;
      this.time = time;
      this.#slot = slot;
      this.current = this.#near[slot] as Bucket;
      return true;
    } while (this.#descend(limit));
    return this.#isLone;
  }

  /**
   * Enters the next occupied slot of a higher level and deals its events out below, or makes it
   * `current` if there is only one: then `#isLone` is set.
   *
   * @returns whether events were dealt out
   */
  #descend(limit: number): boolean {
    const low = this.#nearLow;
    for (let depth = 1; depth < LEVELS; depth++) {
      const shift = depth * SLOT_BITS;
      const level = this.#higher[depth - 1] as HigherLevel;
      const slot = level.occupied.next(((low >>> shift) & (SLOTS - 1)) + 1);
      if (slot < 0) continue;
      const above = depth === LEVELS - 1 ? 0 : (low >>> (shift + SLOT_BITS)) << (shift + SLOT_BITS);
      const base = above | (slot << shift);
      if (this.#epoch + (base >>> 0) > limit) return false;
      const bucket = level.bucket(slot);
      if (bucket.tail === this.stride) return this.#takeLone(level, slot, bucket, limit);
      this.#moveTo(base);
      level.occupied.delete(slot);
      this.#deal(bucket);
      return true;
    }
    return this.#enterNextEpoch(limit);
  }

  #takeLone(level: HigherLevel, slot: number, bucket: Bucket, limit: number): false {
    const low = bucket.fields[3] as number;
    if (this.#epoch + (low >>> 0) > limit) return false;
    this.#moveTo(low);
    level.occupied.delete(slot);
    this.current = bucket;
    this.#isLone = true;
    return false;
  }

  /** Goes on with what a lone event's tick has brought about, which lies in the slot of its time. */
  #leaveLone(): boolean {
    this.#isLone = false;
    this.current = this.#near[this.#slot] as Bucket;
    return this.current.tail > 0;
  }

  #deal(bucket: Bucket): void {
    const { fields, tail } = bucket;
    const { stride } = this;
    const near = this.#near;
    const nearLow = this.#nearLow;
    for (let offset = 0; offset < tail; offset += stride) {
      const low = fields[offset + 3] as number;
      let target: Bucket;
      if (((low ^ nearLow) & -SLOTS) === 0) {
        target = near[low & (SLOTS - 1)] as Bucket;
        if (target.tail === 0) this.#nearOccupied.add(low & (SLOTS - 1));
      } else target = this.#higherBucketAt(low);
      target.copy(stride, fields, offset);
      if (((fields[offset] as number) & PAYLOAD_FLAG) !== 0) {
        target.addPayload(bucket.takePayload());
      }
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
      else this.#deal(event.bucket);
    }
    return true;
  }

  #moveTo(low: number): void {
    this.time = this.#epoch + (low >>> 0);
    this.#slot = low & (SLOTS - 1);
    this.#nearStart = this.time - this.#slot;
    this.#nearLow = this.#nearStart | 0;
    this.#nearEnd = this.#nearStart + SLOTS;
    this.current = this.#near[this.#slot] as Bucket;
  }
}
