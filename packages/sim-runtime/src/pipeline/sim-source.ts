import { type Random } from '../contracts/random.js';
import { type PipelineEvent } from '../contracts/pipeline-ports.js';
import { type FaultCounter } from '../faults/fault-counter.js';
import { combine } from '../kernel/keyed-hash.js';
import { RandomStream } from '../kernel/random-stream.js';
import { type PortFates } from './port-fates.js';

/** A source that grows, whose reads fail, fall short, and come back corrupt. */
export class SimSource<Record> {
  /** Everything that it has, or will have. */
  readonly input: readonly Record[];
  readonly #seed: number;
  readonly #fates: PortFates;
  readonly #faults: FaultCounter;
  readonly #corrupt: ((record: Record, random: Random) => Record) | undefined;
  #available: number;

  constructor(parts: {
    readonly seed: number;
    readonly input: readonly Record[];
    readonly available: number;
    readonly corrupt: ((record: Record, random: Random) => Record) | undefined;
    readonly fates: PortFates;
    readonly faults: FaultCounter;
  }) {
    this.#seed = parts.seed;
    this.input = parts.input;
    this.#available = parts.available;
    this.#corrupt = parts.corrupt;
    this.#fates = parts.fates;
    this.#faults = parts.faults;
  }

  /** How many records are there at the moment. */
  get available(): number {
    return this.#available;
  }

  /** Makes up to `count` more records available. */
  append(count: number): void {
    this.#available = Math.min(this.input.length, this.#available + count);
  }

  /** The outcome of a read, at the time when it ends. */
  read(offset: number, limit: number, id: number): PipelineEvent<Record, never> {
    if (this.#fates.strikes('readFailPpm', id)) {
      this.#faults.count('read-failure');
      return { kind: 'read-failed', offset, reason: 'the source did not answer' };
    }
    const there = Math.max(0, Math.min(limit, this.#available - offset));
    const records = this.input.slice(offset, offset + this.#shorten(there, id));
    return { kind: 'records', offset, records: this.#corruptSome(records, id) };
  }

  #shorten(count: number, id: number): number {
    if (count < 2 || !this.#fates.strikes('shortReadPpm', id)) return count;
    this.#faults.count('short-read');
    return this.#fates.shortLength(id, count);
  }

  #corruptSome(records: readonly Record[], id: number): readonly Record[] {
    const corrupt = this.#corrupt;
    if (corrupt === undefined || !this.#fates.corrupts) return records;
    return records.map((record, index) => {
      const address = combine(id, index);
      if (!this.#fates.strikes('corruptReadPpm', address)) return record;
      this.#faults.count('corrupt-read');
      return corrupt(record, new RandomStream(combine(this.#seed, address)));
    });
  }
}
