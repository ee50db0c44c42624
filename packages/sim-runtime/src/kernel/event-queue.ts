import { Bucket, STRIDE } from './bucket.js';
import { SLOTS, SlotSet } from './slot-set.js';

const SLOT_BITS = 8;
const LEVELS = 4;
const EPOCH_TICKS = 0x1_0000_0000;

interface FarEvent {
  readonly time: number;
  readonly tag: number;
  readonly from: number;
  readonly id: number;
  readonly payload: unknown;
}

/** One level of the wheel: 256 slots of 256^level ticks each. */
class Level {
  readonly occupied = new SlotSet();
  readonly #buckets: (Bucket | undefined)[] = Array.from({ length: SLOTS }, () => undefined);

  bucket(slot: number): Bucket {
    return (this.#buckets[slot] ??= new Bucket());
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
 * `next` leaves the event in the fields `time`, `tag`, `from`, `id` and `payload`, so that taking an
 * event allocates nothing.
 */
export class EventQueue {
  /** The time of the event last taken, once one was taken. */
  time = 0;
  /** The caller's own integer: what kind of event, and for whom. */
  tag = 0;
  /** The caller's own integer: who caused it. */
  from = 0;
  /** The event's causal id. */
  id = 0;
  payload: unknown = undefined;

  readonly #levels = Array.from({ length: LEVELS }, () => new Level());
  readonly #near = this.#level(0);
  readonly #nearOccupied = this.#near.occupied;
  #current: Bucket = this.#near.bucket(0);
  /** The low 32 bits of now, as a signed integer. */
  #low = 0;
  /** The high bits of now. */
  #epoch = 0;
  #far: FarEvent[] = [];
  #size = 0;

  /** How many events wait. */
  get size(): number {
    return this.#size;
  }

  /**
   * Inserts an event.
   *
   * @param time - at or after the time of the event last taken
   */
  push(time: number, tag: number, from: number, id: number, payload: unknown): void {
    this.#size++;
    if (time - this.#epoch >= EPOCH_TICKS) {
      this.#far.push({ time, tag, from, id, payload });
      return;
    }
    this.#insert(time | 0, tag, from, id, payload);
  }

  /**
   * Takes the next event, if it is due at or before `limit`.
   *
   * @returns false when none is
   */
  next(limit: number): boolean {
    let bucket = this.#current;
    if (bucket.head === bucket.tail) {
      if (this.#size === 0 || !this.#turn(limit)) return false;
      bucket = this.#current;
    } else if (this.#epoch + (this.#low >>> 0) > limit) {
      return false;
    }
    const index = bucket.head++;
    const offset = index * STRIDE;
    const fields = bucket.fields;
    this.tag = fields[offset] as number;
    this.from = fields[offset + 1] as number;
    this.id = fields[offset + 2] as number;
    this.payload = bucket.payloads[index];
    bucket.payloads[index] = undefined;
    this.#size--;
    return true;
  }

  #insert(low: number, tag: number, from: number, id: number, payload: unknown): void {
    const difference = (low ^ this.#low) >>> 0;
    if (difference < SLOTS) {
      const slot = low & (SLOTS - 1);
      this.#nearOccupied.add(slot);
      this.#near.bucket(slot).push(tag, from, id, low, payload);
      return;
    }
    const depth = difference < 0x1_0000 ? 1 : difference < 0x100_0000 ? 2 : 3;
    const level = this.#level(depth);
    const slot = (low >>> (depth * SLOT_BITS)) & (SLOTS - 1);
    level.occupied.add(slot);
    level.bucket(slot).push(tag, from, id, low, payload);
  }

  /** Moves now to the next time that has events, unless that is after `limit`. */
  #turn(limit: number): boolean {
    this.#current.clear();
    this.#nearOccupied.delete(this.#low & (SLOTS - 1));
    for (;;) {
      const slot = this.#nearOccupied.next(this.#low & (SLOTS - 1));
      if (slot >= 0) {
        const low = (this.#low & ~(SLOTS - 1)) | slot;
        const time = this.#epoch + (low >>> 0);
        if (time > limit) return false;
        this.#low = low;
        this.time = time;
        this.#current = this.#near.bucket(slot);
        return true;
      }
      if (!this.#descend(limit)) return false;
    }
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
      this.#insert(
        fields[offset + 3] as number,
        fields[offset] as number,
        fields[offset + 1] as number,
        fields[offset + 2] as number,
        payloads[index],
      );
      payloads[index] = undefined;
    }
    bucket.clear();
  }

  #enterNextEpoch(limit: number): boolean {
    let earliest = Infinity;
    for (const event of this.#far) earliest = Math.min(earliest, event.time);
    if (earliest > limit) return false;
    this.#epoch = Math.floor(earliest / EPOCH_TICKS) * EPOCH_TICKS;
    this.#moveTo(0);
    const waiting = this.#far;
    this.#far = [];
    for (const event of waiting) {
      if (event.time - this.#epoch >= EPOCH_TICKS) this.#far.push(event);
      else this.#insert(event.time | 0, event.tag, event.from, event.id, event.payload);
    }
    return true;
  }

  #moveTo(low: number): void {
    this.#low = low;
    this.time = this.#epoch + (low >>> 0);
    this.#current = this.#near.bucket(low & (SLOTS - 1));
  }

  #level(depth: number): Level {
    return this.#levels[depth] as Level;
  }
}
