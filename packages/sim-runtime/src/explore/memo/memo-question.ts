import { MaskedTable } from './masked-table.js';
import { type RowCodec } from './row-codec.js';

/** Marks slots as looked at; returns whether any of them was not yet. */
export function addReads(known: Uint8Array, reads: Uint8Array): boolean {
  let hasGrown = false;
  for (let slot = 0; slot < known.length; slot++) {
    if (reads[slot] === 0 || known[slot] === 1) continue;
    known[slot] = 1;
    hasGrown = true;
  }
  return hasGrown;
}

/** A question about states, asked once for all states that look the same to it. Answers are 0 or more. */
export class MemoQuestion {
  readonly #codec: RowCodec;
  readonly #ask: (view: unknown) => number;
  readonly #reads: Uint8Array;
  #table: MaskedTable;

  constructor(codec: RowCodec, ask: (view: unknown) => number) {
    this.#codec = codec;
    this.#ask = ask;
    this.#reads = new Uint8Array(codec.values.length);
    this.#table = new MaskedTable(codec.layout, this.#reads);
  }

  /** The answer about a row; -1 where it is not known yet. */
  known(low: number, high: number): number {
    return this.#table.find(low, high);
  }

  answer(low: number, high: number): number {
    const known = this.#table.find(low, high);
    return known >= 0 ? known : this.#answerAnew(low, high);
  }

  /** Drops all answers: the layout of rows has changed. */
  forget(): void {
    this.#table = new MaskedTable(this.#codec.layout, this.#reads);
  }

  #answerAnew(low: number, high: number): number {
    const { tracked } = this.#codec;
    this.#codec.show(low, high);
    const answer = tracked.watch(() => this.#ask(tracked.view));
    if (addReads(this.#reads, tracked.reads)) this.forget();
    this.#table.set(low, high, answer);
    return answer;
  }
}
