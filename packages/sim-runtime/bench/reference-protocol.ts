import {
  advance,
  type LogicalTime,
  type MessageCodec,
  type NodeId,
  Outbox,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';

const KEYS = 16;
const INTERVAL_TICKS = 10;
const FANOUT = 3;

export interface Message {
  readonly key: number;
  readonly version: number;
  readonly value: number;
}

export const codec: MessageCodec<Message> = {
  words: 3,
  write({ key, version, value }, words, offset) {
    words[offset] = key;
    words[offset + 1] = version;
    words[offset + 2] = value;
  },
  read: (words, offset) => ({
    key: words[offset] as number,
    version: words[offset + 1] as number,
    value: words[offset + 2] as number,
  }),
};

/** What a node sends through: an `Outbox`, or something of the module's own. */
export interface Outgoing {
  send(destination: NodeId, message: Message): void;
  poll(): Transmit<Message> | undefined;
}

export interface ReferenceOptions {
  /** Default: an `Outbox` with a codec. */
  readonly outbox?: Outgoing;
  /** How much longer than in the reference everything takes; 1 or more. Default 1. */
  readonly tickScale?: number;
}

/**
 * The protocol of the Rust reference: 16 versioned keys, a round every 10 ticks, fan-out 3; each
 * round a node writes with chance 1 in 8, then pushes the key that changed last.
 */
export class ReferenceNode implements SansIoNode<Message> {
  readonly #id: number;
  readonly #nodes: number;
  readonly #random: Random;
  /** For each key its version and its value. */
  readonly #entries = new Int32Array(2 * KEYS);
  readonly outbox: Outgoing;
  readonly #intervalTicks: number;
  #dirty = 0;
  #nextRound: LogicalTime;

  constructor(
    id: number,
    nodes: number,
    random: Random,
    now: LogicalTime,
    { outbox = new Outbox(codec), tickScale = 1 }: ReferenceOptions = {},
  ) {
    this.#id = id;
    this.#nodes = nodes;
    this.#random = random;
    this.outbox = outbox;
    this.#intervalTicks = INTERVAL_TICKS * tickScale;
    this.#nextRound = advance(now, 1 + (id % INTERVAL_TICKS) * tickScale);
  }

  /** The newest version of a key that this node knows; 0 for none. */
  version(key: number): number {
    return this.#entries[2 * key] as number;
  }

  handleInput({ key, version, value }: Message): void {
    const entries = this.#entries;
    const known = entries[2 * key] as number;
    if (version > known || (version === known && value > (entries[2 * key + 1] as number))) {
      entries[2 * key] = version;
      entries[2 * key + 1] = value;
      this.#dirty = key;
    }
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextRound;
  }

  handleTimeout(now: LogicalTime): void {
    if (this.#random.below(8) === 0) this.#write();
    const key = this.#dirty;
    const version = this.#entries[2 * key] as number;
    const value = this.#entries[2 * key + 1] as number;
    for (let sent = 0; sent < FANOUT; sent++) {
      const peer = this.#random.below(this.#nodes - 1);
      const destination = (peer >= this.#id ? peer + 1 : peer) as NodeId;
      this.outbox.send(destination, { key, version, value });
    }
    this.#nextRound = advance(now, this.#intervalTicks);
  }

  #write(): void {
    const key = this.#random.below(KEYS);
    this.#entries[2 * key] = (this.#entries[2 * key] as number) + 1;
    this.#entries[2 * key + 1] = this.#random.next() & 0x3fffffff;
    this.#dirty = key;
  }
}
