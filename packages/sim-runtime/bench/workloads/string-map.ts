import { advance, type LogicalTime, type SansIoNode, type Transmit } from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat, somePeer } from './seat.js';

interface Write {
  readonly key: string;
  readonly value: number;
  readonly stamp: number;
}

/** A map of strings to stamped values, pushed one write at a time. */
export class StringMap implements SansIoNode<Write> {
  readonly #seat: Seat;
  readonly #entries = new Map<string, Write>();
  readonly #waiting: Transmit<Write>[] = [];
  #next: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#next = advance(seat.now, 1);
  }

  handleInput(write: Write): void {
    const known = this.#entries.get(write.key);
    if (known === undefined || known.stamp < write.stamp) this.#entries.set(write.key, write);
  }

  pollTransmit(): Transmit<Write> | undefined {
    return this.#waiting.shift();
  }

  pollTimeout(): LogicalTime {
    return this.#next;
  }

  handleTimeout(now: LogicalTime): void {
    const { random } = this.#seat;
    const message = { key: `key-${random.below(16)}`, value: random.next(), stamp: now };
    this.#entries.set(message.key, message);
    this.#waiting.push({ destination: somePeer(this.#seat), message });
    this.#waiting.push({ destination: somePeer(this.#seat), message });
    this.#next = advance(now, ROUND_TICKS);
  }
}
