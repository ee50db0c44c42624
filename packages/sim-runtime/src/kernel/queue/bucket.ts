import { PAYLOAD_FLAG } from './event-tag.js';

const INITIAL_EVENTS = 8;
const NOTHING = new Int32Array(0);

/** How many integers an event takes before the words that it carries: tag, from, id, time. */
export const HEADER = 4;
/** Where in them its time is. */
export const TIME = 3;

/**
 * A first-in-first-out run of events, stored as integers side by side, so that reading one costs one
 * cache line. What events carry as objects waits in a list beside them, in the same order.
 */
export class Bucket {
  /** For each event: tag, from, id, the low 32 bits of its time, then the words that it carries. */
  fields = NOTHING;
  /** Offset in `fields` of the next event to read. */
  head = 0;
  /** Offset behind the last event. */
  tail = 0;
  /** Offset of the event that was put in last. */
  newest = 0;
  readonly #payloads: unknown[] = [];
  #payloadHead = 0;
  #payloadTail = 0;
  /** How many objects are carried by events behind the one that was put in last. */
  #payloadsBehind = 0;

  /** Adds an event of `stride` integers at the end; the caller writes the words behind the first four. */
  add(stride: number, tag: number, from: number, id: number, time: number): void {
    const offset = this.tail;
    const tail = offset + stride;
    if (tail > this.fields.length) this.#grow(stride);
    this.tail = tail;
    this.#write(offset, tag, from, id, time);
  }

  /** Gives the event that was put in last the words of the one at `offset` of `source`. */
  copyWords(stride: number, source: Int32Array, offset: number): void {
    const { fields, newest } = this;
    for (let word = HEADER; word < stride; word++) {
      fields[newest + word] = source[offset + word] as number;
    }
  }

  /** Whether an event that is due at `time` belongs before one that is here. */
  isBeforeLast(stride: number, time: number): boolean {
    const { head, tail } = this;
    return head !== tail && time < (this.fields[tail - stride + TIME] as number);
  }

  /** Puts an event of `stride` integers where it belongs by time, behind those of its own time. */
  insert(stride: number, tag: number, from: number, id: number, time: number): void {
    const { tail, head } = this;
    if (tail + stride > this.fields.length) this.#grow(stride);
    const { fields } = this;
    let offset = tail;
    let behind = 0;
    while (offset > head && time < (fields[offset - stride + TIME] as number)) {
      offset -= stride;
      if (((fields[offset] as number) & PAYLOAD_FLAG) !== 0) behind++;
    }
    for (let word = tail - 1; word >= offset; word--)
      fields[word + stride] = fields[word] as number;
    this.tail = tail + stride;
    this.#write(offset, tag, from, id, time);
    this.#payloadsBehind = (tag & PAYLOAD_FLAG) === 0 ? 0 : behind;
  }

  /** Puts the object down that the event put in last carries. */
  addPayload(payload: unknown): void {
    if (this.#payloadsBehind > 0) this.#insertPayload(payload);
    else this.#payloads[this.#payloadTail++] = payload;
  }

  /** Takes the object that the next event with one carries. */
  takePayload(): unknown {
    const index = this.#payloadHead++;
    const payload = this.#payloads[index];
    this.#payloads[index] = undefined;
    return payload;
  }

  /** Forgets all events, read or not. */
  clear(): void {
    this.head = 0;
    this.tail = 0;
    if (this.#payloadTail > 0) this.#clearPayloads();
  }

  #write(offset: number, tag: number, from: number, id: number, time: number): void {
    const { fields } = this;
    fields[offset] = tag;
    fields[offset + 1] = from;
    fields[offset + 2] = id;
    fields[offset + TIME] = time;
    this.newest = offset;
  }

  #insertPayload(payload: unknown): void {
    const payloads = this.#payloads;
    const index = this.#payloadTail - this.#payloadsBehind;
    for (let behind = this.#payloadTail++; behind > index; behind--) {
      payloads[behind] = payloads[behind - 1];
    }
    payloads[index] = payload;
    this.#payloadsBehind = 0;
  }

  #clearPayloads(): void {
    while (this.#payloadHead < this.#payloadTail) this.takePayload();
    this.#payloadHead = 0;
    this.#payloadTail = 0;
  }

  #grow(stride: number): void {
    const size = Math.max(INITIAL_EVENTS * stride, this.fields.length * 2);
    const wider = new Int32Array(size);
    wider.set(this.fields);
    this.fields = wider;
  }
}
