import { type MessageCodec } from '../contracts/message-codec.js';
import {
  APPLIED,
  BLOCKED,
  CLOCK,
  DELIVERED,
  HIGH_TICKS,
  kindOfRecord,
  LOST,
  MISSED,
  partyOfRecord,
  RECEIVED,
  RECORD_LENGTHS,
  type RecordChunk,
  TIMEOUT,
} from './record-layout.js';
import { appliedEntry, missedEntry, receivedEntry, sentEntry, timeoutEntry } from './make-entry.js';
import { type TraceEntry } from './trace-entry.js';

/** Makes entries of the records of a trace buffer. */
export function readRecords(
  chunks: readonly RecordChunk[],
  codec: MessageCodec<unknown> | undefined,
): readonly TraceEntry[] {
  const reader = new TraceReader(codec);
  return chunks.flatMap((chunk) => reader.read(chunk));
}

class TraceReader {
  readonly #codec: MessageCodec<unknown> | undefined;
  #at = 0;
  #records: Int32Array = new Int32Array(0);
  #offset = 0;
  #referred: readonly unknown[] = [];
  #next = 0;

  constructor(codec: MessageCodec<unknown> | undefined) {
    this.#codec = codec;
  }

  read({ records, referred }: RecordChunk): TraceEntry[] {
    this.#records = records;
    this.#referred = referred;
    this.#offset = 0;
    this.#next = 0;
    const entries: TraceEntry[] = [];
    while (this.#offset < records.length) {
      const entry = this.#readOne();
      if (entry !== undefined) entries.push(entry);
    }
    return entries;
  }

  /** The next record's entry; none for a clock's. */
  #readOne(): TraceEntry | undefined {
    const tag = this.#integer(0);
    const kind = kindOfRecord(tag);
    const party = partyOfRecord(tag);
    const offset = this.#offset;
    const [id, to, delayTicks] = [this.#integer(1), this.#integer(2), this.#integer(3)];
    this.#offset = offset + (RECORD_LENGTHS[kind] ?? 1);
    const at = this.#at;
    switch (kind) {
      case CLOCK:
        this.#at = (id >>> 0) + to * HIGH_TICKS;
        return undefined;
      case DELIVERED:
        return sentEntry(at, id, party, to, this.#message(), 'delivered', delayTicks);
      case LOST:
        return sentEntry(at, id, party, to, this.#message(), 'lost', 0);
      case BLOCKED:
        return sentEntry(at, id, party, to, this.#message(), 'blocked', 0);
      case RECEIVED:
        return receivedEntry(at, id, party, to, this.#message());
      case MISSED:
        return missedEntry(at, id, party);
      case TIMEOUT:
        return timeoutEntry(at, party);
      case APPLIED:
        return this.#applied(at, id, party);
      default:
        return this.#refer() as TraceEntry;
    }
  }

  #applied(at: number, id: number, party: number): TraceEntry {
    const input = this.#refer();
    const effects = this.#refer() as readonly unknown[];
    return appliedEntry(at, id, party, input, effects, this.#refer());
  }

  #message(): unknown {
    const codec = this.#codec;
    if (codec === undefined) return this.#refer();
    const message = codec.read(this.#records, this.#offset);
    this.#offset += codec.words;
    return message;
  }

  #integer(index: number): number {
    return this.#records[this.#offset + index] ?? 0;
  }

  #refer(): unknown {
    return this.#referred[this.#next++];
  }
}
