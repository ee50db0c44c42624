import {
  advance,
  type LogicalTime,
  type NodeId,
  type SansIoNode,
  type Transmit,
} from '@gossip/sim-runtime';
import { ROUND_TICKS, type Seat } from './seat.js';

interface Token {
  readonly token: number;
  readonly hops: number;
}

const PATIENCE_TICKS = 40 * ROUND_TICKS;

/** Hands a token on as soon as it has it; makes a new one when it has seen none for long. */
export class TokenRing implements SansIoNode<Token> {
  readonly #seat: Seat;
  readonly #waiting: Transmit<Token>[] = [];
  #lostAt: LogicalTime;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.#lostAt = advance(seat.now, 1);
  }

  handleInput({ token, hops }: Token, now: LogicalTime): void {
    this.#pass({ token, hops: hops + 1 });
    this.#lostAt = advance(now, PATIENCE_TICKS);
  }

  pollTransmit(): Transmit<Token> | undefined {
    return this.#waiting.pop();
  }

  pollTimeout(): LogicalTime {
    return this.#lostAt;
  }

  handleTimeout(now: LogicalTime): void {
    this.#pass({ token: this.#seat.random.next(), hops: 0 });
    this.#lostAt = advance(now, PATIENCE_TICKS);
  }

  #pass(message: Token): void {
    const { id, nodeCount } = this.#seat;
    this.#waiting.push({ destination: ((id + 1) % nodeCount) as NodeId, message });
  }
}
