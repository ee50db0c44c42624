import { advance, type LogicalTime, type SansIoNode, type Transmit } from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat, somePeer } from './seat.js';

type Largest = readonly [number];

/** Spreads the largest number that any node drew. */
export class Maximum implements SansIoNode<Largest> {
  readonly #seat: Seat;
  readonly #waiting: Transmit<Largest>[] = [];
  #largest: number;
  #next: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#largest = seat.random.next();
    this.#next = advance(seat.now, 1);
  }

  handleInput([number]: Largest): void {
    if (number > this.#largest) this.#largest = number;
  }

  pollTransmit(): Transmit<Largest> | undefined {
    return this.#waiting.pop();
  }

  pollTimeout(): LogicalTime {
    return this.#next;
  }

  handleTimeout(now: LogicalTime): void {
    for (let sent = 0; sent < 3; sent++) {
      this.#waiting.push({ destination: somePeer(this.#seat), message: [this.#largest] });
    }
    this.#next = advance(now, ROUND_TICKS);
  }
}
