import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';

const RETRY_TICKS = 30;
export const SERVER = 0 as NodeId;

export type Message =
  /** 1 for a client's first request; one that is asked again keeps its number. */
  | { readonly kind: 'increment'; readonly request: number }
  | { readonly kind: 'incremented'; readonly request: number };

/** What a node remembers over a restart. */
export interface Memory {
  /** The server's: the sum of all, and the last request that it applied of each client. */
  readonly count: number;
  readonly applied: ReadonlyMap<NodeId, number>;
  /** A client's: how many requests it has made, and whether the last is still to be answered. */
  readonly requests: number;
  readonly isWaiting: boolean;
}

const NOTHING: Memory = { count: 0, applied: new Map(), requests: 0, isWaiting: false };

/** A counter on one node, whose clients on the others ask again when they get no reply. */
export class Counter implements SansIoNode<Message> {
  memory: Memory;
  readonly #outbox = new Outbox<Message>();
  #retryAt: LogicalTime;

  constructor(now: LogicalTime, memory: Memory = NOTHING) {
    this.memory = memory;
    this.#retryAt = now;
  }

  /** @returns false when the last request is still to be answered */
  increment(now: LogicalTime): boolean {
    if (this.memory.isWaiting) return false;
    this.memory = { ...this.memory, requests: this.memory.requests + 1, isWaiting: true };
    this.#ask(now);
    return true;
  }

  handleInput({ kind, request }: Message, _now: LogicalTime, from: NodeId): void {
    if (kind === 'increment') {
      this.#apply(request, from);
      this.#outbox.send(from, { kind: 'incremented', request });
    } else if (request === this.memory.requests) {
      this.memory = { ...this.memory, isWaiting: false };
    }
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.#outbox.poll();
  }

  pollTimeout(): LogicalTime | undefined {
    return this.memory.isWaiting ? this.#retryAt : undefined;
  }

  handleTimeout(now: LogicalTime): void {
    this.#ask(now);
  }

  #ask(now: LogicalTime): void {
    this.#retryAt = advance(now, RETRY_TICKS);
    this.#outbox.send(SERVER, { kind: 'increment', request: this.memory.requests });
  }

  #apply(request: number, client: NodeId): void {
    const { memory } = this;
    if (request <= (memory.applied.get(client) ?? 0)) return;
    const applied = new Map(memory.applied).set(client, request);
    this.memory = { ...memory, count: memory.count + 1, applied };
  }
}
