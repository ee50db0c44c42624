import { type NodeId } from '../../contracts/node-id.js';

/** How many messages are under way to each peer, so that a slow one cannot fill the memory. */
export class PendingSends {
  readonly #limit: number;
  readonly #perPeer = new Map<NodeId, number>();
  readonly #overflowing = new Set<NodeId>();
  #total = 0;
  #whenIdle: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether one more may be sent; the second answer tells whether a refusal is the first in a row. */
  admits(peer: NodeId): 'yes' | 'full' | 'still full' {
    if ((this.#perPeer.get(peer) ?? 0) < this.#limit) {
      this.#overflowing.delete(peer);
      return 'yes';
    }
    if (this.#overflowing.has(peer)) return 'still full';
    this.#overflowing.add(peer);
    return 'full';
  }

  begin(peer: NodeId): void {
    this.#total++;
    this.#perPeer.set(peer, (this.#perPeer.get(peer) ?? 0) + 1);
  }

  end(peer: NodeId): void {
    const left = (this.#perPeer.get(peer) ?? 0) - 1;
    if (left > 0) this.#perPeer.set(peer, left);
    else this.#perPeer.delete(peer);
    if (--this.#total > 0) return;
    const waiting = this.#whenIdle;
    this.#whenIdle = [];
    for (const wake of waiting) wake();
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    if (this.#total === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }
}
