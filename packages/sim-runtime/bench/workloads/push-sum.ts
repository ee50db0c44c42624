import { advance, type LogicalTime, Outbox, type SansIoNode } from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat, somePeer } from './seat.js';

/** The average of all nodes' numbers by push-sum. */
export class PushSum implements SansIoNode<{ readonly sum: number; readonly weight: number }> {
  readonly #seat: Seat;
  readonly outbox = new Outbox<{ readonly sum: number; readonly weight: number }>();
  #sum: number;
  #weight = 1;
  #next: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#sum = seat.random.below(1_000) + 0.5;
    this.#next = advance(seat.now, 1 + seat.random.below(ROUND_TICKS));
  }

  handleInput({ sum, weight }: { readonly sum: number; readonly weight: number }): void {
    this.#sum += sum;
    this.#weight += weight;
  }

  pollTransmit() {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#next;
  }

  handleTimeout(now: LogicalTime): void {
    this.#sum /= 2;
    this.#weight /= 2;
    this.outbox.send(somePeer(this.#seat), { sum: this.#sum, weight: this.#weight });
    this.#next = advance(now, ROUND_TICKS);
  }
}
