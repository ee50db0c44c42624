import { type MessageCodec } from './message-codec.js';
import { type NodeId } from './node-id.js';
import { SEEN_AS } from './seen-as.js';
import { type Transmit } from './transmit.js';

/** Something that takes a node's messages at the moment when they are sent. */
export interface MessageCarrier<Message> {
  /**
   * Takes one message for `destination`, at once and in the order of sending.
   *
   * @param destination - the node that the message is for
   * @param message - the message; the carrier must not change it
   */
  carry(destination: NodeId, message: Message): void;
}

/**
 * A queue of messages to send, for `pollTransmit` to hand out:
 *
 * ```ts
 * readonly outbox = new Outbox<Message>();
 * pollTransmit() { return this.outbox.poll(); }
 * ```
 *
 * A driver that finds it as the node's `outbox` may attach itself and take messages as they are sent;
 * the simulator does, which saves it a wrapper for each message. The node notices no difference.
 */
export class Outbox<Message> {
  /** How this outbox's messages become integers, for those who carry them that way. */
  readonly codec: MessageCodec<Message> | undefined;
  #waiting: Transmit<Message>[] = [];
  #next = 0;
  #carrier: MessageCarrier<Message> | undefined;

  /**
   * An empty outbox.
   *
   * @param codec - how its messages become integers; only those who carry many need it
   */
  constructor(codec?: MessageCodec<Message>) {
    this.codec = codec;
  }

  /**
   * Sends a message: to the carrier, if one is attached, else when it is polled for.
   *
   * @param destination - the node that the message is for
   * @param message - the message, which must not change any more
   */
  send(destination: NodeId, message: Message): void {
    if (this.#carrier === undefined) this.#waiting.push({ destination, message });
    else this.#carrier.carry(destination, message);
  }

  /** The next message, or `undefined` when there is none left. */
  poll(): Transmit<Message> | undefined {
    const transmit = this.#waiting[this.#next];
    if (transmit === undefined) return undefined;
    this.#next++;
    if (this.#next === this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
    }
    return transmit;
  }

  /**
   * Hands what waits to `carrier`, and from now on each message as it is sent.
   *
   * @param carrier - who takes the messages from now on
   */
  attach(carrier: MessageCarrier<Message>): void {
    for (let next = this.poll(); next !== undefined; next = this.poll()) {
      carrier.carry(next.destination, next.message);
    }
    this.#carrier = carrier;
  }

  /** The messages that wait: all of the outbox that a node can read. @internal */
  [SEEN_AS](): unknown {
    return this.#waiting.slice(this.#next);
  }
}
