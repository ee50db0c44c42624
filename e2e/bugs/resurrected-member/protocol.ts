import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';

const ROUND_TICKS = 20;

/** That a member is alive, or dead, in one of its lives. */
export interface Message {
  readonly kind: 'alive' | 'dead';
  readonly member: NodeId;
  /** 1 for a member's first life. */
  readonly incarnation: number;
}

/** What is known of a member. */
export type Standing = Omit<Message, 'member'>;

/** A member of a group, who says that it is there until it leaves, and knows who else is there. */
export class Membership implements SansIoNode<Message> {
  readonly id: NodeId;
  readonly members = new Map<NodeId, Standing>();
  /** What it says of itself. Must survive a restart. */
  standing: Standing;
  readonly #peers: readonly NodeId[];
  readonly #outbox = new Outbox<Message>();
  #nextRound: LogicalTime;

  constructor(id: NodeId, peers: readonly NodeId[], now: LogicalTime, last: Standing | undefined) {
    this.id = id;
    this.#peers = peers;
    this.standing = last ?? { kind: 'alive', incarnation: 1 };
    this.#nextRound = advance(now, 1 + id);
  }

  /** @returns false when it has left */
  leave(): boolean {
    if (this.standing.kind === 'dead') return false;
    this.standing = { ...this.standing, kind: 'dead' };
    this.#tellAll();
    return true;
  }

  /** @returns false when it is there */
  comeBack(): boolean {
    if (this.standing.kind === 'alive') return false;
    this.standing = { kind: 'alive', incarnation: this.standing.incarnation + 1 };
    this.#tellAll();
    return true;
  }

  handleInput({ kind, member, incarnation }: Message): void {
    const known = this.members.get(member);
    if (known !== undefined && incarnation < known.incarnation) return;
    // A life that is over does not begin again: what says so was sent before it was.
    if (known?.kind === 'dead' && incarnation === known.incarnation) return;
    this.members.set(member, { kind, incarnation });
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.#outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextRound;
  }

  handleTimeout(now: LogicalTime): void {
    this.#nextRound = advance(now, ROUND_TICKS);
    this.#tellAll();
  }

  #tellAll(): void {
    for (const peer of this.#peers) this.#outbox.send(peer, { ...this.standing, member: this.id });
  }
}
