import { type NodeId } from '@gossip/sim-runtime';
import { type Rumor } from './messages.js';

/**
 * The rumors still to spread: the newest on each member, until it has been sent often enough to have
 * reached all members. Those sent least go first.
 */
export class RumorMill {
  readonly #mostTold: number;
  readonly #told = new Map<NodeId, { readonly rumor: Rumor; times: number }>();

  /** @param mostTold - how often to tell a rumor */
  constructor(mostTold: number) {
    this.#mostTold = mostTold;
  }

  add(rumor: Rumor): void {
    this.#told.set(rumor.member, { rumor, times: 0 });
  }

  /** Up to `most` rumors for a message, which counts as telling them. */
  take(most: number): readonly Rumor[] {
    const chosen = [...this.#told.values()]
      .sort((one, other) => one.times - other.times || one.rumor.member - other.rumor.member)
      .slice(0, most);
    for (const entry of chosen) {
      entry.times++;
      if (entry.times >= this.#mostTold) this.#told.delete(entry.rumor.member);
    }
    return chosen.map(({ rumor }) => rumor);
  }
}
