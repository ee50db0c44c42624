import { type CutDirection } from '../trace/fault-facts.js';

interface Cut {
  readonly side: ReadonlySet<number>;
  readonly direction: CutDirection;
}

/** The partitions that stand at the moment. */
export class Cuts {
  readonly #cuts = new Set<Cut>();

  /**
   * Cuts hosts off from all others.
   *
   * @returns ends the cut; gives `false` where it has ended
   */
  add(side: readonly number[], direction: CutDirection): () => boolean {
    const cut = { side: new Set(side), direction };
    this.#cuts.add(cut);
    return () => this.#cuts.delete(cut);
  }

  clear(): void {
    this.#cuts.clear();
  }

  /** Whether nothing gets from one host to another. */
  block(from: number, to: number): boolean {
    if (from === to) return false;
    for (const { side, direction } of this.#cuts) {
      if (side.has(from) === side.has(to)) continue;
      if (side.has(from) ? direction !== 'incoming' : direction !== 'outgoing') return true;
    }
    return false;
  }
}
