import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Message, type Rumor } from '../messages.js';
import { Swim } from '../protocol.js';
import { type Opinion } from '../roster.js';

/** A member that tells whenever it comes to another opinion. */
export class WatchedSwim extends Swim {
  readonly #known = new Map<NodeId, Opinion>(this.opinions);
  tell: (news: Rumor) => void = () => undefined;

  override handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    super.handleInput(message, now, from);
    this.#tellNews();
  }

  override handleTimeout(now: LogicalTime): void {
    super.handleTimeout(now);
    this.#tellNews();
  }

  #tellNews(): void {
    for (const [id, opinion] of this.opinions) {
      if (this.#known.get(id) === opinion) continue;
      this.#known.set(id, opinion);
      const { member, status, incarnation } = opinion;
      this.tell({ member, status, incarnation });
    }
  }
}
