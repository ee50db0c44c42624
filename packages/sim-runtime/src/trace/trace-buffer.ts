import { type MessageCodec } from '../contracts/message-codec.js';
import { type ReadableTrace } from './trace-sink.js';
import {
  APPLIED,
  BLOCKED,
  CLOCK,
  DELIVERED,
  HIGH_TICKS,
  LONGEST_RECORD,
  LOST,
  MISSED,
  NOTE,
  RECEIVED,
  recordTag,
  type RecordChunk,
  TIMEOUT,
} from './record-layout.js';
import { readRecords } from './trace-reader.js';
import { type Fate, type TraceEntry } from './trace-entry.js';

const FIRST_CHUNK = 256;
const LARGEST_CHUNK = 16_384;

/**
 * A trace sink that keeps entries as integers side by side, and the objects that they refer to in a list
 * beside them. Entries are made when they are read.
 *
 * A record of the time stands before the first of each tick. What makes a trace dear is not to write
 * it but that the collector must keep every message, so messages with a codec are kept as its words.
 */
export class TraceBuffer implements ReadableTrace {
  readonly #full: RecordChunk[] = [];
  #records = new Int32Array(FIRST_CHUNK);
  #length = 0;
  #referred: unknown[] = new Array<unknown>(FIRST_CHUNK / 2);
  #referredLength = 0;
  #at = 0;
  #codec: MessageCodec<unknown> | undefined;
  /** Up to where in `#records` there is room for any record. */
  #lastStart = FIRST_CHUNK - LONGEST_RECORD;
  #entries: readonly TraceEntry[] = [];
  /** How far the buffer was read, to make its entries once only. */
  #readUpTo = 0;

  useCodec(codec: MessageCodec<unknown>): void {
    this.#codec = codec;
    this.#lastStart -= codec.words;
  }

  sent(
    at: number,
    id: number,
    from: number,
    to: number,
    message: unknown,
    fate: Fate,
    delayTicks: number,
  ): void {
    if (at !== this.#at) this.#setClock(at);
    if (this.#length > this.#lastStart) this.#turnOver();
    const offset = this.#length;
    const records = this.#records;
    const kind = fate === 'delivered' ? DELIVERED : fate === 'lost' ? LOST : BLOCKED;
    records[offset] = recordTag(kind, from);
    records[offset + 1] = id;
    records[offset + 2] = to;
    records[offset + 3] = delayTicks;
    this.#keep(message, offset + 4);
  }

  received(at: number, id: number, from: number, to: number, message: unknown): void {
    if (at !== this.#at) this.#setClock(at);
    if (this.#length > this.#lastStart) this.#turnOver();
    const offset = this.#length;
    const records = this.#records;
    records[offset] = recordTag(RECEIVED, from);
    records[offset + 1] = id;
    records[offset + 2] = to;
    this.#keep(message, offset + 3);
  }

  missed(at: number, id: number, to: number): void {
    const offset = this.#begin(at, MISSED, to);
    this.#records[offset + 1] = id;
    this.#length = offset + 2;
  }

  timeout(at: number, party: number): void {
    this.#length = this.#begin(at, TIMEOUT, party) + 1;
  }

  applied(
    at: number,
    id: number,
    party: number,
    input: unknown,
    effects: readonly unknown[],
    state: unknown,
  ): void {
    const offset = this.#begin(at, APPLIED, party);
    this.#records[offset + 1] = id;
    this.#length = offset + 2;
    this.#refer(input);
    this.#refer(effects);
    this.#refer(state);
  }

  note(entry: TraceEntry): void {
    this.#length = this.#begin(entry.at, NOTE, 0) + 1;
    this.#refer(entry);
  }

  get entries(): readonly TraceEntry[] {
    const end = this.#full.length * LARGEST_CHUNK + this.#length;
    if (end !== this.#readUpTo) {
      this.#entries = readRecords([...this.#full, this.#cut()], this.#codec);
      this.#readUpTo = end;
    }
    return this.#entries;
  }

  /** Makes room for a record and writes its first integer; gives the record's offset. */
  #begin(at: number, kind: number, party: number): number {
    if (at !== this.#at) this.#setClock(at);
    if (this.#length > this.#lastStart) this.#turnOver();
    const offset = this.#length;
    this.#records[offset] = recordTag(kind, party);
    return offset;
  }

  #setClock(at: number): void {
    if (this.#length > this.#lastStart) this.#turnOver();
    const offset = this.#length;
    this.#records[offset] = CLOCK;
    this.#records[offset + 1] = at | 0;
    this.#records[offset + 2] = Math.floor(at / HIGH_TICKS);
    this.#length = offset + 3;
    this.#at = at;
  }

  /** Ends a record with the message that it is about. */
  #keep(message: unknown, offset: number): void {
    const codec = this.#codec;
    if (codec === undefined) {
      this.#length = offset;
      this.#refer(message);
    } else {
      codec.write(message, this.#records, offset);
      this.#length = offset + codec.words;
    }
  }

  #refer(to: unknown): void {
    this.#referred[this.#referredLength++] = to;
  }

  #turnOver(): void {
    this.#full.push(this.#cut());
    const size = Math.min(2 * this.#records.length, LARGEST_CHUNK);
    this.#records = new Int32Array(size);
    this.#length = 0;
    this.#lastStart = size - LONGEST_RECORD - (this.#codec?.words ?? 0);
    // About as long as it will be; it grows where it must.
    this.#referred = new Array<unknown>(this.#codec === undefined ? size / 2 : 0);
    this.#referredLength = 0;
  }

  #cut(): RecordChunk {
    return { records: this.#records.subarray(0, this.#length), referred: this.#referred };
  }
}
