import { type NodeId } from './node-id.js';

/** What a gossip protocol usually lets its user choose. Times are in ticks. */
export interface ProtocolConfig {
  /** Which node this is. */
  readonly nodeId: NodeId;
  /** How long a node waits between two rounds of gossip; 1 or more. */
  readonly gossipIntervalTicks: number;
  /** How long a peer may be silent before it is held to have failed; 1 or more. */
  readonly failureTimeoutTicks: number;
  /** How many peers a node sends to in a round; 1 or more. */
  readonly fanout: number;
}
