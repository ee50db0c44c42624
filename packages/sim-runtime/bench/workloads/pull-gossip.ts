import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
} from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat, somePeer } from './seat.js';

type Pull = { readonly wants: number } | { readonly version: number; readonly text: string };

/** Asks for what is newer than what it has. */
export class PullGossip implements SansIoNode<Pull> {
  readonly #seat: Seat;
  readonly outbox = new Outbox<Pull>();
  #version = 0;
  #text = '';
  #next: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#next = advance(seat.now, 1);
  }

  handleInput(message: Pull, _now: LogicalTime, from: NodeId): void {
    if (!('wants' in message)) {
      if (message.version > this.#version)
        [this.#version, this.#text] = [message.version, message.text];
    } else if (this.#version > message.wants) {
      this.outbox.send(from, { version: this.#version, text: this.#text });
    }
  }

  pollTransmit() {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#next;
  }

  handleTimeout(now: LogicalTime): void {
    if (this.#seat.random.below(16) === 0) this.#version++;
    this.outbox.send(somePeer(this.#seat), { wants: this.#version });
    this.#next = advance(now, ROUND_TICKS);
  }
}
