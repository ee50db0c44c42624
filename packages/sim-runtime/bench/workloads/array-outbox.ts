import { type NodeId, type Transmit } from '@gossip/sim-runtime';
import { type Message, type Outgoing } from '../reference-protocol.js';

/** What a module writes that keeps its messages in an array of its own behind `pollTransmit`. */
export class ArrayOutbox implements Outgoing {
  readonly #waiting: Transmit<Message>[] = [];

  send(destination: NodeId, message: Message): void {
    this.#waiting.push({ destination, message });
  }

  poll(): Transmit<Message> | undefined {
    return this.#waiting.shift();
  }
}
