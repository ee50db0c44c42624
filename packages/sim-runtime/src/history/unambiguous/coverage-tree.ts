/**
 * How many intervals cover each place of a line. Intervals are taken away one by one; places that no interval covers any
 * longer are found once each. A segment tree: each step takes time that is logarithmic in the length of the line.
 */
export class CoverageTree {
  readonly #size: number;
  /** For each node the least coverage in its part, without what its ancestors add. */
  readonly #least: Float64Array;
  /** For each node what its whole part has more or less. */
  readonly #added: Float64Array;

  /**
   * @param coverage - how many intervals cover each place; places without any are not found later
   */
  constructor(coverage: Int32Array) {
    this.#size = 1;
    while (this.#size < coverage.length) this.#size *= 2;
    this.#least = new Float64Array(2 * this.#size).fill(Infinity);
    this.#added = new Float64Array(2 * this.#size);
    for (const [place, count] of coverage.entries()) {
      this.#least[this.#size + place] = count === 0 ? Infinity : count;
    }
    for (let node = this.#size - 1; node > 0; node--) this.#pull(node);
  }

  /**
   * Takes an interval away.
   *
   * @param from - its first place
   * @param to - the place behind its last one
   * @returns the places that are not covered any longer, in ascending order
   */
  remove(from: number, to: number): readonly number[] {
    this.#add(1, 0, this.#size, from, to);
    const uncovered: number[] = [];
    this.#takeUncovered(1, 0, this.#size, 0, uncovered);
    return uncovered;
  }

  #pull(node: number): void {
    const left = this.#least[2 * node] as number;
    const right = this.#least[2 * node + 1] as number;
    this.#least[node] = Math.min(left, right) + (this.#added[node] as number);
  }

  #add(node: number, low: number, high: number, from: number, to: number): void {
    if (to <= low || high <= from) return;
    if (from <= low && high <= to) {
      this.#least[node] = (this.#least[node] as number) - 1;
      this.#added[node] = (this.#added[node] as number) - 1;
      return;
    }
    const middle = (low + high) / 2;
    this.#add(2 * node, low, middle, from, to);
    this.#add(2 * node + 1, middle, high, from, to);
    this.#pull(node);
  }

  #takeUncovered(node: number, low: number, high: number, above: number, found: number[]): void {
    if ((this.#least[node] as number) + above > 0) return;
    if (high - low === 1) {
      found.push(low);
      this.#least[node] = Infinity;
      return;
    }
    const middle = (low + high) / 2;
    const inside = above + (this.#added[node] as number);
    this.#takeUncovered(2 * node, low, middle, inside, found);
    this.#takeUncovered(2 * node + 1, middle, high, inside, found);
    this.#pull(node);
  }
}
