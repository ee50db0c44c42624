import {
  advance,
  type LogicalTime,
  type NodeId,
  Outbox,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat } from './seat.js';

interface Beat {
  readonly beat: number;
}

/** Tells two neighbours that it lives, and remembers when it heard of others. */
export class Heartbeat implements SansIoNode<Beat> {
  readonly #seat: Seat;
  readonly #heardAt: Float64Array;
  readonly outbox = new Outbox<Beat>();
  #beat = 0;
  #next: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#heardAt = new Float64Array(seat.nodeCount);
    this.#next = advance(seat.now, 1);
  }

  handleInput(_message: Beat, now: LogicalTime, from: NodeId): void {
    this.#heardAt[from] = now;
  }

  pollTransmit(): Transmit<Beat> | undefined {
    return this.outbox.poll();
  }

  pollTimeout(): LogicalTime {
    return this.#next;
  }

  handleTimeout(now: LogicalTime): void {
    const { id, nodeCount } = this.#seat;
    this.#beat++;
    for (const step of [1, 2]) {
      this.outbox.send(((id + step) % nodeCount) as NodeId, { beat: this.#beat });
    }
    this.#next = advance(now, ROUND_TICKS);
  }
}
