import { type Transmit } from '../contracts/transmit.js';

/** The message type of a sans-IO node. */
export type MessageOf<Node> = Node extends {
  pollTransmit(): Transmit<infer Message> | undefined;
}
  ? Message
  : never;
