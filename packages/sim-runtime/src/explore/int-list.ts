/** A growing list of integers of 32 bits in one typed array. */
export class IntList {
  #items = new Int32Array(16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#items.length) {
      const grown = new Int32Array(this.#items.length * 2);
      grown.set(this.#items);
      this.#items = grown;
    }
    this.#items[this.#length++] = value;
  }

  /** The value at an index within the list; 0 beyond it. */
  at(index: number): number {
    return this.#items[index] ?? 0;
  }
}
