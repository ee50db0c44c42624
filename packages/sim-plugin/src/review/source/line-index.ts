/** A place in a file, both counted from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into lines and columns; a column counts UTF-16 units, as editors do. */
export class LineIndex {
  readonly #starts: readonly number[];

  constructor(text: string) {
    const starts = [0];
    for (const { index, 0: terminator } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
      starts.push(index + terminator.length);
    }
    this.#starts = starts;
  }

  /** The place of the character at `offset`, 0 or more. */
  at(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset of a place. */
  offsetOf({ line, column }: Position): number {
    return (this.#starts[line - 1] ?? 0) + column - 1;
  }
}
