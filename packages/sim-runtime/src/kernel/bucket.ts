/** How many 32-bit integers an event takes in a bucket: tag, from, id, time (its low 32 bits). */
export const STRIDE = 4;

const INITIAL_EVENTS = 8;
const NO_WORDS = new Int32Array(0);

/**
 * A first-in-first-out run of events, stored as interleaved integers with a parallel list of
 * payloads: four integers side by side cost one cache line, four objects cost four.
 */
export class Bucket {
  fields = NO_WORDS;
  payloads: unknown[] = [];
  /** Index of the next event to read. */
  head = 0;
  /** Index after the last event. */
  tail = 0;

  /** What events carry as integers rather than as a payload: `stride` of them for each event. */
  words = NO_WORDS;
  #stride = 0;

  push(tag: number, from: number, id: number, time: number, payload: unknown): void {
    const index = this.tail++;
    const offset = index * STRIDE;
    if (offset === this.fields.length) this.#grow();
    const fields = this.fields;
    fields[offset] = tag;
    fields[offset + 1] = from;
    fields[offset + 2] = id;
    fields[offset + 3] = time;
    this.payloads[index] = payload;
  }

  /** The same for an event that carries `stride` words, which the caller writes at its index. */
  pushWords(tag: number, from: number, id: number, time: number, stride: number): void {
    if (this.#stride !== stride) this.widen(stride);
    this.push(tag, from, id, time, undefined);
  }

  /** Gives the last event here the words that the event at `index` has there, if it has any. */
  copyWords(other: Bucket, index: number, stride: number): void {
    if (other.#stride !== stride) return;
    if (this.#stride !== stride) this.widen(stride);
    const from = index * stride;
    const to = (this.tail - 1) * stride;
    for (let word = 0; word < stride; word++) {
      this.words[to + word] = other.words[from + word] as number;
    }
  }

  /** Makes room for `stride` words with every event, now and from now on. */
  widen(stride: number): void {
    this.#stride = stride;
    const size = (this.fields.length / STRIDE) * stride;
    if (this.words.length < size) this.words = copyInto(new Int32Array(size), this.words);
  }

  /** Forgets events that were all read. */
  clear(): void {
    this.head = 0;
    this.tail = 0;
  }

  /** Forgets events that were not read, too, and how many words they had. */
  reset(): void {
    for (let index = this.head; index < this.tail; index++) this.payloads[index] = undefined;
    this.clear();
    this.words = NO_WORDS;
    this.#stride = 0;
  }

  #grow(): void {
    const size = Math.max(INITIAL_EVENTS * STRIDE, this.fields.length * 2);
    this.fields = copyInto(new Int32Array(size), this.fields);
    if (this.#stride > 0) this.widen(this.#stride);
  }
}

function copyInto(wider: Int32Array<ArrayBuffer>, narrow: Int32Array<ArrayBuffer>) {
  wider.set(narrow);
  return wider;
}
