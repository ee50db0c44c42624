const FIRST_SLOTS = 64;

/** A set of rows of integers, in one typed array: no object for a row. Open addressing, half full at most. */
export class IntTable {
  readonly #width: number;
  #rows: Int32Array;
  #slots: Int32Array;
  #size = 0;

  /**
   * @param width - how many integers a row has
   */
  constructor(width: number) {
    this.#width = width;
    this.#rows = new Int32Array(width * (FIRST_SLOTS / 2));
    this.#slots = new Int32Array(FIRST_SLOTS).fill(-1);
  }

  /** How many rows there are. */
  get size(): number {
    return this.#size;
  }

  /**
   * An integer of a row.
   *
   * @param row - its number
   * @param column - its place in the row
   */
  at(row: number, column: number): number {
    return this.#rows[row * this.#width + column] as number;
  }

  /**
   * Adds a row unless it is there.
   *
   * @param source - where the row is read from
   * @param offset - its first integer there
   * @returns the number of the row, counted from 0; its complement if the row was there before
   */
  add(source: Int32Array, offset: number): number {
    const width = this.#width;
    const rows = this.#rows;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(source, offset, width) & mask;
    for (;;) {
      const row = slots[slot] as number;
      if (row < 0) break;
      const base = row * width;
      let column = 0;
      while (column < width && rows[base + column] === source[offset + column]) column++;
      if (column === width) return ~row;
      slot = (slot + 1) & mask;
    }
    const row = this.#size++;
    slots[slot] = row;
    const base = row * width;
    for (let column = 0; column < width; column++) {
      rows[base + column] = source[offset + column] as number;
    }
    if (this.#size * 2 >= slots.length) this.#grow();
    return row;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const rows = new Int32Array((slots.length / 2) * this.#width);
    rows.set(this.#rows);
    const mask = slots.length - 1;
    for (let row = 0; row < this.#size; row++) {
      let slot = hashOf(rows, row * this.#width, this.#width) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = row;
    }
    this.#slots = slots;
    this.#rows = rows;
  }
}

function hashOf(source: Int32Array, offset: number, width: number): number {
  let hash = 0x9e3779b9 | 0;
  for (let column = 0; column < width; column++) {
    hash = Math.imul(hash ^ (source[offset + column] as number), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}
