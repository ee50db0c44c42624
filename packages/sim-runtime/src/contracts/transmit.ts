import { type NodeId } from './node-id.js';

/** A message that a sans-IO node wants sent, and to whom. */
export interface Transmit<Message> {
  /** Whom the message is for. */
  readonly destination: NodeId;
  /** What to send. The sender keeps no hold on it: it must not change afterwards. */
  readonly message: Message;
}
