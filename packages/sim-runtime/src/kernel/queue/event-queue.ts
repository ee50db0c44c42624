import { BucketPool } from './bucket-pool.js';
import { Bucket, HEADER, TIME } from './bucket.js';
import { PAYLOAD_FLAG } from './event-tag.js';
import { FarEvents } from './far-events.js';
import { SLOT_BITS, SLOTS } from './slot-set.js';
import { UpperLevels } from './upper-levels.js';
import { WheelLevel } from './wheel-level.js';

const EPOCH_TICKS = 0x1_0000_0000;

/** Slots are at most 2^12 ticks wide. */
const WIDEST = 12;
/** The first level is moved so many times before its slots may become wider. */
const MOVES = 8;
/** Slots become wider when the first level then saw fewer events than this. */
const FEW_EVENTS = (MOVES * 3 * SLOTS) / 4;
/** By so many bits at most. */
const LARGEST_STEP = 4;
/** Slots become narrower when an event is to be put between more events than this. */
const CROWD = 32;

/** A bucket of at most so many integers stays with its slot: a few cache lines. */
const LITTLE = 64;

/**
 * The event queue of a simulation: events come out by (time, insertion), exactly.
 *
 * It is a hierarchical timing wheel (Varghese and Lauck, SOSP 1987) of four levels with 256 slots.
 * An event lies at the level of the highest bits in which its time differs from now. A slot of an
 * upper level is dealt out below at the moment when now enters it, which is before
 * anything can be inserted below it, so first-in-first-out order survives. Times more than 2^32
 * ticks away wait in a list of their own.
 *
 * A slot of the first level is one tick wide as long as time is dense. When few ticks have events,
 * slots become wider, as in a calendar queue (Brown, CACM 1988): events are then kept in order by
 * insertion, and nearly none has to be dealt out from above.
 *
 * `next` finds the next event and leaves it at the head of `current`, where the caller takes it:
 * nothing is allocated or copied on the way.
 */
export class EventQueue {
  /** The time of the event at the head of `current`, once `next` has found it. */
  time = 0;
  /** The events of the slot that now is in. */
  current: Bucket;
  /** Whether `current` may hold events of several ticks: then `next` is to be asked for each. */
  isMixed = false;
  /** How many integers an event takes: a header, and the words that `useWords` made room for. */
  stride = HEADER;

  readonly #pool = new BucketPool();
  readonly #near = new WheelLevel(this.#pool);
  readonly #upper = new UpperLevels(this.#pool);
  readonly #buckets = this.#near.buckets;
  /** What `current` is while now is in a slot without events. */
  readonly #nothing = new Bucket();
  /** How many bits of a time a slot of the first level spans. */
  #shift = 0;
  /** The most that it may span in this run. */
  #widest = WIDEST;
  /** How often the first level was moved since it was asked whether its slots are wide enough. */
  #moves = 0;
  /** How many integers the events took that left it meanwhile. */
  #passed = 0;
  /** The start of the ticks that the first level spans. */
  #nearStart = 0;
  /** Its low 32 bits, as a signed integer. */
  #nearLow = 0;
  /** Their end: what is due before it lies there. */
  #nearEnd = SLOTS;
  /** Where in them `current` lies. */
  #slot = 0;
  /** The high bits of now. */
  #epoch = 0;
  /** Events that are due in a later epoch. */
  readonly #far = new FarEvents();

  constructor() {
    this.current = this.#nothing;
  }

  /** Makes every event carry `count` words. Only while the queue is empty. */
  useWords(count: number): void {
    this.stride = HEADER + count;
  }

  /** Forgets every event and goes back to time 0, keeping the memory for the next run. */
  reset(): void {
    for (const bucket of this.#near.takeAll()) this.#pool.release(bucket);
    for (const bucket of this.#upper.takeAll()) this.#pool.release(bucket);
    this.#far.clear();
    this.stride = HEADER;
    this.#shift = 0;
    this.isMixed = false;
    this.#widest = WIDEST;
    this.#moves = 0;
    this.#passed = 0;
    this.#epoch = 0;
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
   * @returns the bucket in which it is the `newest` event: its words are to be written there, behind
   *   its header, before anything else is inserted
   */
  add(time: number, tag: number, from: number, id: number): Bucket {
    if (time >= this.#nearEnd) return this.#addAbove(time, tag, from, id);
    const low = time | 0;
    const slot = (low >>> this.#shift) & (SLOTS - 1);
    const bucket = this.#buckets[slot] ?? this.#near.open(slot);
    if (bucket.tail === 0) this.#near.occupied.add(slot);
    else if (this.isMixed && bucket.isBeforeLast(this.stride, low)) {
      return this.#addBetween(bucket, time, tag, from, id);
    }
    bucket.add(this.stride, tag, from, id, low);
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
    const { current } = this;
    if (current.head === current.tail) return this.#turn(limit);
    return !this.isMixed || this.#reach(limit);
  }

  #addBetween(bucket: Bucket, time: number, tag: number, from: number, id: number): Bucket {
    const { stride } = this;
    if (bucket.tail - bucket.head > CROWD * stride) {
      this.#widest = this.#shift - 1;
      this.#rescale(this.#widest);
      return this.add(time, tag, from, id);
    }
    bucket.insert(stride, tag, from, id, time | 0);
    return bucket;
  }

  #addAbove(time: number, tag: number, from: number, id: number): Bucket {
    const isFar = time - this.#epoch >= EPOCH_TICKS;
    const bucket = isFar
      ? this.#far.open(time)
      : this.#upper.bucketAt(time | 0, this.#nearLow, this.#shift);
    bucket.add(this.stride, tag, from, id, time | 0);
    return bucket;
  }

  /** Moves now to the next slot that has events, unless they are due after `limit`. */
  #turn(limit: number): boolean {
    this.#leave();
    do {
      const slot = this.#near.occupied.next(this.#slot);
      if (slot < 0) continue;
      const start = this.#nearStart + (slot << this.#shift);
      if (start > limit) return false;
      this.#slot = slot;
      this.current = this.#buckets[slot] as Bucket;
      if (this.isMixed) return this.#reach(limit);
      this.time = start;
      return true;
    } while (this.#descend(limit));
    return false;
  }

  /** Whether the event at the head of `current` is due at or before `limit`: it is now, then. */
  #reach(limit: number): boolean {
    const { fields, head } = this.current;
    const time = this.#epoch + ((fields[head + TIME] as number) >>> 0);
    if (time > limit) return false;
    this.time = time;
    return true;
  }

  /** Leaves the current slot, all of whose events were taken. */
  #leave(): void {
    const { current } = this;
    const { tail } = current;
    if (tail === 0) return;
    this.#passed += tail;
    this.#near.occupied.delete(this.#slot);
    current.clear();
    if (tail > LITTLE) this.#giveBack(current);
  }

  /** Lets the next slot have the memory of a large bucket at once, as long as it is in the caches. */
  #giveBack(bucket: Bucket): void {
    this.#buckets[this.#slot] = undefined;
    this.#pool.release(bucket);
    this.current = this.#nothing;
  }

  /**
   * Enters the next occupied slot of an upper level and deals its events out below.
   *
   * @returns false when there is none, or it begins after `limit`
   */
  #descend(limit: number): boolean {
    const upper = this.#upper;
    if (!upper.find(this.#nearLow, this.#shift)) return this.#enterNextEpoch(limit);
    if (this.#epoch + (upper.foundLow >>> 0) > limit) return false;
    this.#moveTo(upper.foundLow);
    const wider = ++this.#moves === MOVES ? this.#fittingShift() : this.#shift;
    if (wider > this.#shift) this.#rescale(wider);
    else this.#dealOut(upper.take());
    return true;
  }

  /** How many bits slots are to span, by how many events have passed through them lately. */
  #fittingShift(): number {
    const few = FEW_EVENTS * this.stride;
    let step = 0;
    while (step < LARGEST_STEP && this.#passed < few >> step) step++;
    this.#moves = 0;
    this.#passed = 0;
    return Math.min(this.#shift + step, this.#widest);
  }

  /** Makes slots as wide as `shift` bits of a time. What is due at the same time lies together, so order survives. */
  #rescale(shift: number): void {
    const waiting = [...this.#near.takeAll(), ...this.#upper.takeAll()];
    // Whoever takes events from it shall find it empty, and not in use elsewhere.
    const { current } = this;
    this.#shift = shift;
    this.isMixed = shift > 0;
    this.#moveTo(this.time | 0);
    for (const bucket of waiting) {
      this.#deal(bucket);
      if (bucket === current) bucket.clear();
      else this.#pool.release(bucket);
    }
  }

  #dealOut(bucket: Bucket): void {
    this.#deal(bucket);
    this.#pool.release(bucket);
  }

  /** Inserts the events of a bucket, which is no level's any more, where they belong now. */
  #deal(bucket: Bucket): void {
    const { fields, tail } = bucket;
    const { stride } = this;
    for (let offset = bucket.head; offset < tail; offset += stride) {
      const tag = fields[offset] as number;
      const time = this.#epoch + ((fields[offset + TIME] as number) >>> 0);
      const from = fields[offset + 1] as number;
      const target = this.add(time, tag, from, fields[offset + 2] as number);
      target.copyWords(stride, fields, offset);
      if ((tag & PAYLOAD_FLAG) !== 0) target.addPayload(bucket.takePayload());
    }
  }

  #enterNextEpoch(limit: number): boolean {
    const earliest = this.#far.earliest();
    if (earliest === Infinity || earliest > limit) return false;
    this.#epoch = Math.floor(earliest / EPOCH_TICKS) * EPOCH_TICKS;
    this.#moveTo(0);
    for (const bucket of this.#far.takeBefore(this.#epoch + EPOCH_TICKS)) this.#dealOut(bucket);
    return true;
  }

  #moveTo(low: number): void {
    this.time = this.#epoch + (low >>> 0);
    const bits = SLOT_BITS + this.#shift;
    this.#slot = (low >>> this.#shift) & (SLOTS - 1);
    this.#nearLow = (low >> bits) << bits;
    this.#nearStart = this.#epoch + (this.#nearLow >>> 0);
    this.#nearEnd = this.#nearStart + (SLOTS << this.#shift);
    this.current = this.#nothing;
  }
}
