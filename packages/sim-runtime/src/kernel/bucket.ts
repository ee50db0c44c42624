const INITIAL_EVENTS = 8;
const NOTHING = new Int32Array(0);

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
  readonly #payloads: unknown[] = [];
  #payloadHead = 0;
  #payloadTail = 0;

  /**
   * Adds an event of `stride` integers; the caller writes the words that lie behind the first four.
   *
   * @returns its offset in `fields`
   */
  add(stride: number, tag: number, from: number, id: number, time: number): number {
    const offset = this.tail;
    const tail = offset + stride;
    if (tail > this.fields.length) this.#grow(stride);
    const { fields } = this;
    fields[offset] = tag;
    fields[offset + 1] = from;
    fields[offset + 2] = id;
    fields[offset + 3] = time;
    this.tail = tail;
    return offset;
  }

  /** Adds the event of `stride` integers that lies at `offset` of `source`. */
  copy(stride: number, source: Int32Array, offset: number): void {
    const { tail } = this;
    if (tail + stride > this.fields.length) this.#grow(stride);
    const { fields } = this;
    for (let word = 0; word < stride; word++) fields[tail + word] = source[offset + word] as number;
    this.tail = tail + stride;
  }

  /** Puts the object down that the last event carries. */
  addPayload(payload: unknown): void {
    this.#payloads[this.#payloadTail++] = payload;
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
