import { type NodeId } from '../../contracts/node-id.js';
import { type MessageReceiver, type MessageTransport } from './message-transport.js';

/** A network in memory: each message arrives in a turn of the event loop of its own. */
export class Loopback<Message> {
  readonly #receivers = new Map<NodeId, MessageReceiver<Message>>();

  /** The end of the network at which a node is. */
  transport(id: NodeId): MessageTransport<Message> {
    return {
      open: (receiver) => void this.#receivers.set(id, receiver),
      send: (destination, message) => {
        setImmediate(() => this.#receivers.get(destination)?.message(message, id));
      },
      close: () => void this.#receivers.delete(id),
    };
  }
}
