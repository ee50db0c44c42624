import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type Random,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';

const ROUND_TICKS = 20;

/** The value of a register, and which version of it that is. */
export interface Entry {
  readonly version: number;
  readonly writer: NodeId;
  readonly value: number;
}

/** A register with a copy on every node: the newest version wins. */
export class Register implements SansIoNode<Entry> {
  readonly id: NodeId;
  entry: Entry | undefined;
  readonly #peers: readonly NodeId[];
  readonly #random: Random;
  readonly #outbox = new Outbox<Entry>();
  #nextRound: LogicalTime;

  constructor(
    id: NodeId,
    peers: readonly NodeId[],
    random: Random,
    now: LogicalTime,
    entry: Entry | undefined,
  ) {
    this.id = id;
    this.#peers = peers;
    this.#random = random;
    this.entry = entry;
    this.#nextRound = advance(now, 1 + random.below(ROUND_TICKS));
  }

  put(value: number): void {
    this.entry = { version: (this.entry?.version ?? 0) + 1, writer: this.id, value };
  }

  handleInput(entry: Entry): void {
    if (isNewer(entry, this.entry)) this.entry = entry;
  }

  pollTransmit(): Transmit<Entry> | undefined {
    return this.#outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#nextRound;
  }

  handleTimeout(now: LogicalTime): void {
    this.#nextRound = advance(now, ROUND_TICKS);
    const peer = this.#peers[this.#random.below(this.#peers.length)];
    if (peer !== undefined && this.entry !== undefined) this.#outbox.send(peer, this.entry);
  }
}

/** Two writers may give out one version at a time: then the higher writer wins, everywhere. */
export function isNewer(entry: Entry, known: Entry | undefined): boolean {
  if (known === undefined) return true;
  if (entry.version === known.version) return entry.writer > known.writer;
  return entry.version > known.version;
}
