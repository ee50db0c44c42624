import { type NetworkPartition } from './network-faults.js';

interface Cut {
  /** 1 for a node on the cut-off side. */
  readonly side: Uint8Array;
  /** Whether messages of that side are lost. */
  readonly outgoing: boolean;
  /** Whether messages to that side are lost. */
  readonly incoming: boolean;
}

/**
 * The cuts that stand at the moment. A message asks each of them, so its cost grows with the number
 * of cuts (seldom more than a few) and not with the square of the number of nodes.
 */
export class PartitionTable {
  readonly #nodes: number;
  readonly #cuts = new Map<number, Cut>();
  #list: readonly Cut[] = [];
  #nextHandle = 1;

  constructor(nodes: number) {
    this.#nodes = nodes;
  }

  /** How many cuts stand. */
  get size(): number {
    return this.#list.length;
  }

  /**
   * Makes a cut.
   *
   * @returns a handle by which to heal it
   * @throws RangeError when the side names a node that does not exist
   */
  add({
    side,
    oneWay,
    direction = oneWay === true ? 'outgoing' : 'both',
  }: NetworkPartition): number {
    const members = new Uint8Array(this.#nodes);
    for (const node of side) {
      if (!Number.isInteger(node) || node < 0 || node >= this.#nodes) {
        throw new RangeError(
          `A partition names node ${node}, but nodes are 0 to ${this.#nodes - 1}.`,
        );
      }
      members[node] = 1;
    }
    const handle = this.#nextHandle++;
    this.#cuts.set(handle, {
      side: members,
      outgoing: direction !== 'incoming',
      incoming: direction !== 'outgoing',
    });
    this.#list = [...this.#cuts.values()];
    return handle;
  }

  /** Heals one cut. */
  delete(handle: number): void {
    this.#cuts.delete(handle);
    this.#list = [...this.#cuts.values()];
  }

  /** Heals every cut. */
  clear(): void {
    this.#cuts.clear();
    this.#list = [];
  }

  /** Whether a message from `from` to `to` is cut off. */
  blocks(from: number, to: number): boolean {
    for (const { side, outgoing, incoming } of this.#list) {
      if (side[from] === side[to]) continue;
      if (side[from] === 1 ? outgoing : incoming) return true;
    }
    return false;
  }
}
