import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Transmit } from '../contracts/transmit.js';
import { type History } from '../history/history-event.js';
import { type MessageOf } from './message-of.js';

/** What an oracle of a gossip module sees after every event. */
export interface GossipWorld<Node> {
  /** Simulated time. */
  readonly now: LogicalTime;
  /** All nodes that are up, by ascending id. */
  readonly nodes: readonly Node[];
  /** A node by its id; `undefined` while it is down. */
  readonly node: (id: NodeId) => Node | undefined;
  /** The node that the event touched. */
  readonly touched: NodeId;
  /** The message that the event delivered to it, if that is what it was, and its sender. */
  readonly message: MessageOf<Node> | undefined;
  /** Who sent the message that the event delivered. */
  readonly from: NodeId | undefined;
  /** The messages that the node sent at the event, in its order, whatever their fate. */
  readonly sent: readonly Transmit<MessageOf<Node>>[];
  /** The name of the operation that the event was, if it was one and it was possible. */
  readonly operation: string | undefined;
  /** The calls of the nodes' clients so far; absent where none are recorded, as in a replay. */
  readonly history?: History;
}
