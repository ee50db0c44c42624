import { type LogicalTime } from '@gossip/sim-runtime';

// The deadline is returned.
export class Node {
  pollTimeout(): LogicalTime | undefined {
    return undefined;
  }
}
