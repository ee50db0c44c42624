import type { Arrow } from '@gossip/sim-runtime/sim';

/** Where an arrow begins and ends, in rows. */
export interface ArrowRows {
  readonly arrow: Arrow;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds the arrows that pass some rows, among all those of a run, without looking at each: a binary tree over the
 * arrows in the order in which they begin, of which every node knows the last row that an arrow below it ends at.
 */
export class ArrowIndex {
  readonly #arrows: readonly ArrowRows[];
  /** The nodes, level by level: the children of node `n` are `2n + 1` and `2n + 2`. */
  readonly #ends: Int32Array;

  /** @param arrows - in the order in which they begin */
  constructor(arrows: readonly ArrowRows[]) {
    this.#arrows = arrows;
    this.#ends = new Int32Array(Math.max(1, arrows.length * 4));
    if (arrows.length > 0) this.#fill(0, 0, arrows.length);
  }

  /** The arrows of which a part lies between two rows, these included. */
  among(first: number, last: number): readonly Arrow[] {
    const found: Arrow[] = [];
    const visit = (node: number, begin: number, end: number): void => {
      const lead = this.#arrows[begin];
      if (lead === undefined || lead.from > last || (this.#ends[node] ?? 0) < first) return;
      if (end - begin === 1) {
        found.push(lead.arrow);
        return;
      }
      const middle = (begin + end) >> 1;
      visit(2 * node + 1, begin, middle);
      visit(2 * node + 2, middle, end);
    };
    visit(0, 0, this.#arrows.length);
    return found;
  }

  #fill(node: number, begin: number, end: number): number {
    const middle = (begin + end) >> 1;
    const last =
      end - begin === 1
        ? (this.#arrows[begin]?.to ?? 0)
        : Math.max(this.#fill(2 * node + 1, begin, middle), this.#fill(2 * node + 2, middle, end));
    this.#ends[node] = last;
    return last;
  }
}
