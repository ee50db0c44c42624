import { type LogicalTime, type NodeId, type Random } from '@gossip/sim-runtime';

/** What each of the protocols is made from. */
export interface Seat {
  readonly id: NodeId;
  readonly nodeCount: number;
  readonly random: Random;
  readonly now: LogicalTime;
}

/** How long most protocols wait between two rounds. */
export const ROUND_TICKS = 10;

/** Another node, each as likely. */
export function somePeer({ id, nodeCount, random }: Seat): NodeId {
  const peer = random.below(nodeCount - 1);
  return (peer >= id ? peer + 1 : peer) as NodeId;
}
