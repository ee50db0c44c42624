import { type LogicalTime, type NodeId } from '@gossip/sim-runtime';
import { type Message } from '../messages.js';
import { type Swim } from '../protocol.js';

/** A member and what oracles cannot read off it: its own clock, its disk, and what it was asked. */
export interface Member extends Swim {
  /** The member's own time at the last call that had one. */
  readonly at: LogicalTime;
  /** When it began, and when it then wanted to be woken first. */
  readonly began: { readonly at: LogicalTime; readonly dueAt: LogicalTime | undefined };
  /** How many timeouts were handled. */
  readonly wakes: number;
  /** The incarnation that the disk held when the member began. */
  readonly durable: number | undefined;
  /** The answer to the last operation. */
  readonly hasComplied: boolean | undefined;
}

/** The members of a class, watched. */
export function watched(
  Kind: typeof Swim,
): new (...parameters: ConstructorParameters<typeof Swim>) => Member {
  return class WatchedMember extends Kind {
    at: LogicalTime;
    readonly began: Member['began'];
    wakes = 0;
    readonly durable: number | undefined;
    hasComplied: boolean | undefined;

    constructor(...parameters: ConstructorParameters<typeof Swim>) {
      super(...parameters);
      [, , , this.at, this.durable] = parameters;
      this.began = { at: this.at, dueAt: this.pollTimeout() };
    }

    override handleInput(message: Message, now: LogicalTime, from: NodeId): void {
      this.at = now;
      super.handleInput(message, now, from);
    }

    override handleTimeout(now: LogicalTime): void {
      this.at = now;
      this.wakes++;
      super.handleTimeout(now);
    }

    override leave(): boolean {
      return this.#answer(super.leave());
    }

    override rejoin(now: LogicalTime): boolean {
      this.at = now;
      return this.#answer(super.rejoin(now));
    }

    override accuse(member: NodeId): boolean {
      return this.#answer(super.accuse(member));
    }

    #answer(hasComplied: boolean): boolean {
      this.hasComplied = hasComplied;
      return hasComplied;
    }
  };
}
