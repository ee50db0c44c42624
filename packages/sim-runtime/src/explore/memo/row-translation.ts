import { ROW_MARK, type RowLayout } from './row-layout.js';

/** Numbers of one slot: word, shift and mask before, word and shift after. */
const MOVE = 5;

/** The change of rows from one layout to another. The latest result is in `low` and `high`. */
export class RowTranslation {
  low = 0;
  high = 0;
  readonly #moves: Int32Array;

  constructor(from: RowLayout, to: RowLayout) {
    this.#moves = Int32Array.from(
      Array.from({ length: from.slots }, (_, slot) => slot)
        .filter((slot) => from.mask(slot) !== 0)
        .flatMap((slot) => [
          from.wordOf(slot),
          from.shiftOf(slot),
          from.mask(slot) >>> from.shiftOf(slot),
          to.wordOf(slot),
          to.shiftOf(slot),
        ]),
    );
  }

  take(low: number, high: number): void {
    const moves = this.#moves;
    let newLow = 0;
    let newHigh = ROW_MARK;
    for (let at = 0; at < moves.length; at += MOVE) {
      const word = moves[at] === 0 ? low : high;
      const id = (word >>> (moves[at + 1] as number)) & (moves[at + 2] as number);
      if (moves[at + 3] === 0) newLow |= id << (moves[at + 4] as number);
      else newHigh |= id << (moves[at + 4] as number);
    }
    this.low = newLow;
    this.high = newHigh;
  }
}
