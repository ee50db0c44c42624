import { type LogicalTime } from '@gossip/sim-runtime';

// The sender still holds the message that it sent.
interface GossipMessage {
  readonly seen: number[];
}
export class Node {
  handleInput(message: GossipMessage, now: LogicalTime): void {
    message.seen.unshift(now); // ~ no-argument-mutation
  }
}
