import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat, somePeer } from './seat.js';

interface Ping {
  readonly kind: 'ping' | 'pong';
  readonly nonce: number;
}

/** Asks a peer, which answers at once. */
export class PingPong implements SansIoNode<Ping> {
  readonly #seat: Seat;
  readonly outbox = new Outbox<Ping>();
  #nonce = 0;
  #answered = 0;
  #next: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#next = advance(seat.now, 1 + (seat.id % ROUND_TICKS));
  }

  handleInput({ kind, nonce }: Ping, _now: LogicalTime, from: NodeId): void {
    if (kind === 'ping') this.outbox.send(from, { kind: 'pong', nonce });
    else if (nonce === this.#nonce) this.#answered++;
  }

  pollTransmit(): Transmit<Ping> | undefined {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#next;
  }

  handleTimeout(now: LogicalTime): void {
    this.#nonce = this.#answered + 1;
    this.outbox.send(somePeer(this.#seat), { kind: 'ping', nonce: this.#nonce });
    this.#next = advance(now, ROUND_TICKS / 2);
  }
}
