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

const codec: MessageCodec<Message> = {
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
  readonly outbox = new Outbox(codec);
  #dirty = 0;
  #nextRound: LogicalTime;

  constructor(id: number, nodes: number, random: Random, now: LogicalTime) {
    this.#id = id;
    this.#nodes = nodes;
    this.#random = random;
    this.#nextRound = advance(now, 1 + (id % INTERVAL_TICKS));
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
    this.#nextRound = advance(now, INTERVAL_TICKS);
  }

  #write(): void {
    const key = this.#random.below(KEYS);
    this.#entries[2 * key] = (this.#entries[2 * key] as number) + 1;
    this.#entries[2 * key + 1] = this.#random.next() & 0x3fffffff;
    this.#dirty = key;
  }
}
