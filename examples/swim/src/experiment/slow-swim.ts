import { type LogicalTime, type NodeId, type SansIoNode, type Transmit } from '@gossip/sim-runtime';
import { type Message } from '../messages.js';
import { type Swim } from '../protocol.js';

/** When a member is slow: from `from` on, it is blocked for a while, then works for a while, and so on. */
export interface Slowness {
  readonly from: number;
  readonly blockedTicks: number;
  readonly openTicks: number;
}

/**
 * A member that is slow to process messages, as the paper on Lifeguard makes it: while it is blocked, it
 * neither receives nor sends, but its timers go on. What has arrived meanwhile it takes afterwards.
 */
export class SlowSwim implements SansIoNode<Message> {
  readonly member: Swim;
  readonly #slowness: Slowness;
  readonly #waiting: { readonly message: Message; readonly from: NodeId }[] = [];
  #now: LogicalTime;

  constructor(member: Swim, slowness: Slowness, now: LogicalTime) {
    this.member = member;
    this.#slowness = slowness;
    this.#now = now;
  }

  handleInput(message: Message, now: LogicalTime, from: NodeId): void {
    this.#now = now;
    if (this.#blockedUntil() === undefined) this.member.handleInput(message, now, from);
    else this.#waiting.push({ message, from });
  }

  pollTransmit(): Transmit<Message> | undefined {
    return this.#blockedUntil() === undefined ? this.member.pollTransmit() : undefined;
  }

  pollTimeout(): LogicalTime | undefined {
    const timeout = this.member.pollTimeout();
    const until = this.#blockedUntil();
    if (until === undefined) return timeout;
    return timeout === undefined || until < timeout ? until : timeout;
  }

  handleTimeout(now: LogicalTime): void {
    this.#now = now;
    if (this.#blockedUntil() === undefined) {
      for (const { message, from } of this.#waiting.splice(0)) {
        this.member.handleInput(message, now, from);
      }
    }
    const timeout = this.member.pollTimeout();
    if (timeout !== undefined && timeout <= now) this.member.handleTimeout(now);
  }

  #blockedUntil(): LogicalTime | undefined {
    const { from, blockedTicks, openTicks } = this.#slowness;
    const since = this.#now - from;
    if (since < 0 || since % (blockedTicks + openTicks) >= blockedTicks) return undefined;
    const begun = this.#now - (since % (blockedTicks + openTicks));
    return (begun + blockedTicks) as LogicalTime;
  }
}
