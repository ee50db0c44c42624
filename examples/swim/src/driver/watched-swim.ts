import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Message, type Rumor } from '../messages.js';
import { Swim } from '../protocol.js';
import { StateLog } from './state-log.js';

/** What a member takes another for. */
export type News = Pick<Rumor, 'member' | 'status' | 'incarnation'>;

/** A member that reports each change of its opinions, and counts its states. */
export class WatchedSwim extends Swim {
  readonly #known = new Map<NodeId, Rumor>(this.opinions);
  readonly states = new StateLog();
  tell: (news: News) => void = () => undefined;

  constructor(...settings: ConstructorParameters<typeof Swim>) {
    super(...settings);
    this.states.add(this);
  }

  override handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    super.handleInput(message, now, from);
    this.#look();
  }

  override handleTimeout(now: LogicalTime): void {
    super.handleTimeout(now);
    this.#look();
  }

  #look(): void {
    this.states.add(this);
    for (const [member, opinion] of this.opinions) {
      const known = this.#known.get(member);
      this.#known.set(member, opinion);
      const { status, incarnation } = opinion;
      if (known?.status === status && known.incarnation === incarnation) continue;
      this.tell({ member, status, incarnation });
    }
  }
}
