import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';

const ROUND_TICKS = 15;
const LEASE_TICKS = 90;

export type Message =
  /** Says that the sender is there. */
  | { readonly kind: 'hello' }
  /** Asks to be followed. */
  | { readonly kind: 'ask'; readonly askedAt: LogicalTime }
  /** Promises to follow no other node for the time of a lease, in answer to what was asked then. */
  | { readonly kind: 'promise'; readonly askedAt: LogicalTime };

/** Whom a node follows, and until when it follows no other. Must survive a restart. */
export interface Promised {
  readonly leader: NodeId;
  readonly until: LogicalTime;
}

/** A node that leads while most nodes have promised to follow it alone. */
export class Elector implements SansIoNode<Message> {
  readonly id: NodeId;
  promised: Promised | undefined;
  readonly #peers: readonly NodeId[];
  readonly #random: Random;
  readonly #outbox = new Outbox<Message>();
  /** Until when each peer follows this node. */
  readonly #followers = new Map<NodeId, LogicalTime>();
  /** When each peer was heard last: who hears too few does not ask to be followed. */
  readonly #heardAt = new Map<NodeId, LogicalTime>();
  #nextRound: LogicalTime;

  constructor(
    id: NodeId,
    peers: readonly NodeId[],
    random: Random,
    now: LogicalTime,
    promised: Promised | undefined,
  ) {
    this.id = id;
    this.#peers = peers;
    this.#random = random;
    this.promised = promised;
    this.#nextRound = advance(now, 1 + random.below(3 * ROUND_TICKS));
  }

  isLeader(now: LogicalTime): boolean {
    const { promised } = this;
    if (promised?.leader !== this.id || now >= promised.until) return false;
    return this.#isMost([...this.#followers.values()].filter((until) => now < until).length);
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    this.#heardAt.set(from, now);
    switch (message.kind) {
      case 'hello':
        return;
      case 'ask':
        if (!this.#mayFollow(from, now)) return;
        this.promised = { leader: from, until: advance(now, LEASE_TICKS) };
        return this.#outbox.send(from, { kind: 'promise', askedAt: message.askedAt });
      case 'promise':
        // Counted from when it was asked for: the follower counts from later.
        this.#extend(from, advance(message.askedAt, LEASE_TICKS));
    }
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.#outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextRound;
  }

  handleTimeout(now: LogicalTime): void {
    const isLeader = this.isLeader(now);
    this.#nextRound = advance(now, ROUND_TICKS);
    // Who does not lead takes its time, or all would ask at once.
    const asks =
      isLeader ||
      (this.#random.below(4) === 0 && this.#mayFollow(this.id, now) && this.#hearsMost(now));
    if (asks) {
      this.promised = {
        leader: this.id,
        until: advance(now, isLeader ? LEASE_TICKS : ROUND_TICKS),
      };
    }
    for (const peer of this.#peers) {
      this.#outbox.send(peer, asks ? { kind: 'ask', askedAt: now } : { kind: 'hello' });
    }
  }

  #hearsMost(now: LogicalTime): boolean {
    const heard = [...this.#heardAt.values()].filter((at) => now < advance(at, LEASE_TICKS));
    return this.#isMost(heard.length);
  }

  /** Whether so many peers are most of all nodes, together with this one. */
  #isMost(peers: number): boolean {
    return 1 + peers > (1 + this.#peers.length) / 2;
  }

  #mayFollow(leader: NodeId, now: LogicalTime): boolean {
    const { promised } = this;
    return promised === undefined || promised.leader === leader || now >= promised.until;
  }

  #extend(follower: NodeId, until: LogicalTime): void {
    const known = this.#followers.get(follower);
    if (known === undefined || known < until) this.#followers.set(follower, until);
  }
}
