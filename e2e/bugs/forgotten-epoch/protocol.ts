import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';

const ROUND_TICKS = 25;

/** Something that a node published, named by who did, in which of its lives, and as which of its items. */
export interface Item {
  readonly publisher: NodeId;
  readonly epoch: number;
  readonly number: number;
  readonly value: number;
}

/** A node that publishes items to all others, each under a name that is used once. */
export class Publisher implements SansIoNode<Item> {
  readonly id: NodeId;
  /** Which life of the node this is. */
  readonly epoch: number;
  /** What it has received, by name: the first item of a name is kept, since there is no other. */
  readonly items = new Map<string, Item>();
  readonly #peers: readonly NodeId[];
  readonly #outbox = new Outbox<Item>();
  readonly #own: Item[] = [];
  #nextRound: LogicalTime;

  /** @param lastEpoch - the epoch of the node's life before, 0 if there was none */
  constructor(id: NodeId, peers: readonly NodeId[], now: LogicalTime, lastEpoch: number) {
    this.id = id;
    this.#peers = peers;
    this.epoch = lastEpoch + 1;
    this.#nextRound = advance(now, 1 + id);
  }

  publish(value: number): void {
    const number = this.#own.length + 1;
    this.#own.push({ publisher: this.id, epoch: this.epoch, number, value });
  }

  handleInput(item: Item): void {
    const name = nameOf(item);
    if (!this.items.has(name)) this.items.set(name, item);
  }

  pollTransmit(): Transmit<Item> | undefined {
    return this.#outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextRound;
  }

  handleTimeout(now: LogicalTime): void {
    this.#nextRound = advance(now, ROUND_TICKS);
    for (const item of this.#own) {
      for (const peer of this.#peers) this.#outbox.send(peer, item);
    }
  }
}

export function nameOf({ publisher, epoch, number }: Item): string {
  return `${publisher}/${epoch}/${number}`;
}
