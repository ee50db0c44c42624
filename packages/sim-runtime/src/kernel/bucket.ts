/** How many 32-bit integers an event takes in a bucket: tag, from, id, time (its low 32 bits). */
export const STRIDE = 4;

const INITIAL_EVENTS = 8;

/**
 * A first-in-first-out run of events, stored as interleaved integers with a parallel list of
 * payloads: four integers side by side cost one cache line, four objects cost four.
 */
export class Bucket {
  fields = new Int32Array(INITIAL_EVENTS * STRIDE);
  payloads: unknown[] = [];
  /** Index of the next event to read. */
  head = 0;
  /** Index after the last event. */
  tail = 0;

  push(tag: number, from: number, id: number, time: number, payload: unknown): void {
    const index = this.tail++;
    let offset = index * STRIDE;
    if (offset === this.fields.length) this.#grow();
    const fields = this.fields;
    fields[offset++] = tag;
    fields[offset++] = from;
    fields[offset++] = id;
    fields[offset] = time;
    this.payloads[index] = payload;
  }

  clear(): void {
    this.head = 0;
    this.tail = 0;
  }

  #grow(): void {
    const wider = new Int32Array(this.fields.length * 2);
    wider.set(this.fields);
    this.fields = wider;
  }
}
