import { type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { type SansIoNode } from '../../contracts/sans-io-node.js';
import { type GossipWorld } from '../../gossip/gossip-world.js';
import { type History } from '../../history/history-event.js';
import { type Flight } from '../flights.js';

type Node = SansIoNode<unknown>;

/** What goals see of a fair run: its latest event. */
export class FairWorld implements GossipWorld<Node> {
  now: LogicalTime;
  touched = 0 as NodeId;
  message: GossipWorld<Node>['message'] = undefined;
  from: NodeId | undefined;
  sent: GossipWorld<Node>['sent'] = [];
  readonly operation = undefined;
  readonly nodes: readonly Node[];
  /** Whether a goal looked at the calls of clients, of which a fair run knows none. */
  asksForCalls = false;

  constructor(nodes: readonly Node[], now: LogicalTime) {
    this.nodes = nodes;
    this.now = now;
  }

  readonly node = (id: NodeId): Node | undefined => this.nodes[id];

  get history(): History {
    this.asksForCalls = true;
    return [];
  }

  /** Notes an event, and what the node sent at it. */
  note(
    now: number,
    touched: number,
    sent: readonly Flight[],
    { from, message }: Partial<Flight> = {},
  ): void {
    this.now = now as LogicalTime;
    this.touched = touched as NodeId;
    this.message = message as GossipWorld<Node>['message'];
    this.from = from as NodeId | undefined;
    this.sent = sent.map(({ to, message: content }) => ({
      destination: to as NodeId,
      message: content,
    })) as GossipWorld<Node>['sent'];
  }
}
