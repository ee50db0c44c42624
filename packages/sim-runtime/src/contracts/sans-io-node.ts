import { type LogicalTime } from './logical-time.js';
import { type NodeId } from './node-id.js';
import { type Transmit } from './transmit.js';

/**
 * A protocol that knows no socket and no clock, after the sans-IO pattern of quinn-proto and str0m.
 *
 * A driver (or the simulator) feeds it messages and expired timeouts, and after each call drains
 * `pollTransmit` until it gives `undefined`, then asks `pollTimeout` when to come back.
 */
export interface SansIoNode<Message> {
  /**
   * Takes a message that arrived at this node's local time `now`.
   *
   * @param message - the message, as its sender made it or as faults left it
   * @param now - this node's local time
   * @param from - the node that sent it
   */
  handleInput(message: Message, now: LogicalTime, from: NodeId): void;
  /** The next message to send, or `undefined` when there is none left. */
  pollTransmit(): Transmit<Message> | undefined;
  /** When `handleTimeout` is next due, in this node's local time; `undefined` when never. */
  pollTimeout(): LogicalTime | undefined;
  /**
   * Tells the node that its local time is `now`, at or after what `pollTimeout` gave.
   *
   * @param now - this node's local time
   */
  handleTimeout(now: LogicalTime): void;
  /**
   * All of the node's state as plain data that shares nothing with it, for exhaustive exploration. The
   * node's identity, its configuration and its `Random` are not part of it.
   */
  snapshot?(): unknown;
  /**
   * Puts the node into an earlier state, of which it keeps no part: `snapshot()` then gives equal data.
   *
   * @param snapshot - what `snapshot` gave, of this node or of another life of it
   */
  restore?(snapshot: unknown): void;
}
