import { type RowLayout } from './row-layout.js';
import { hashOfRow } from './row-table.js';

const EMPTY = -1;

/** Answers by those bits of a row that some slots occupy. */
export class MaskedTable {
  readonly #maskLow: number;
  readonly #maskHigh: number;
  #cells = emptyCells(16);
  #mask = 15;
  #count = 0;

  /** @param reads - 1 for each slot that tells answers apart */
  constructor(layout: RowLayout, reads: Uint8Array) {
    const masks = [0, 0];
    reads.forEach((isRead, slot) => {
      const word = layout.wordOf(slot);
      if (isRead === 1) masks[word] = (masks[word] ?? 0) | layout.mask(slot);
    });
    [this.#maskLow = 0, this.#maskHigh = 0] = masks;
  }

  /** The answer for a row, which is 0 or more; -1 where none is known. */
  find(low: number, high: number): number {
    const keyLow = low & this.#maskLow;
    const keyHigh = high & this.#maskHigh;
    const mask = this.#mask;
    const cells = this.#cells;
    for (let slot = spread(keyLow, keyHigh) & mask; ; slot = (slot + 1) & mask) {
      const answer = cells[3 * slot] as number;
      if (answer === EMPTY) return EMPTY;
      if (cells[3 * slot + 1] === keyLow && cells[3 * slot + 2] === keyHigh) return answer;
    }
  }

  /** Keeps the answer for a row that has none yet. */
  set(low: number, high: number, answer: number): void {
    if (++this.#count * 2 > this.#mask) this.#grow();
    place(this.#cells, this.#mask, low & this.#maskLow, high & this.#maskHigh, answer);
  }

  #grow(): void {
    const old = this.#cells;
    const size = 2 * (this.#mask + 1);
    this.#cells = emptyCells(size);
    this.#mask = size - 1;
    for (let at = 0; at < old.length; at += 3) {
      const [answer, low, high] = [old[at], old[at + 1], old[at + 2]] as [number, number, number];
      if (answer !== EMPTY) place(this.#cells, this.#mask, low, high, answer);
    }
  }
}

function spread(low: number, high: number): number {
  const hash = hashOfRow(low, high);
  return hash ^ (hash >>> 16);
}

function emptyCells(size: number): Int32Array {
  return new Int32Array(3 * size).fill(EMPTY);
}

function place(cells: Int32Array, mask: number, low: number, high: number, answer: number): void {
  let slot = spread(low, high) & mask;
  while (cells[3 * slot] !== EMPTY) slot = (slot + 1) & mask;
  cells[3 * slot] = answer;
  cells[3 * slot + 1] = low;
  cells[3 * slot + 2] = high;
}
