import { type NodeId } from './node-id.js';

/** A message that a sans-IO node wants sent, and to whom. */
export interface Transmit<Message> {
  readonly destination: NodeId;
  readonly message: Message;
}
