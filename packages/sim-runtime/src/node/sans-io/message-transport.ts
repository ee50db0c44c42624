import { type NodeId } from '../../contracts/node-id.js';

/** Where a transport delivers. It may be called at any time between `open` and the end of `close`. */
export interface MessageReceiver<Message> {
  /**
   * Takes a message that has arrived.
   *
   * @param message - the message, which the transport does not change any more
   * @param from - the node that sent it
   */
  message(message: Message, from: NodeId): void;
  /**
   * Something went wrong that is no one message's: what arrived is none, or the socket has failed.
   *
   * @param error - what went wrong
   */
  error(error: unknown): void;
}

/**
 * What carries a node's messages to its peers: UDP, WebSockets, a queue in memory. It maps node ids
 * to addresses, and may lose, repeat and reorder what it carries as far as the protocol claims to
 * survive that.
 */
export interface MessageTransport<Message> {
  /**
   * Starts to receive; a promise of it resolves when messages can be sent.
   *
   * @param receiver - where to deliver what arrives
   */
  open(receiver: MessageReceiver<Message>): void | Promise<void>;
  /**
   * Sends a message.
   *
   * @param destination - the node that the message is for
   * @param message - the message
   * @returns nothing, or a promise that resolves when the transport is done with the message, which is
   *   how the driver knows how much is under way
   */
  send(destination: NodeId, message: Message): void | Promise<void>;
  /** Stops to receive and frees what the transport holds. What was sent before has been sent. */
  close(): void | Promise<void>;
}
