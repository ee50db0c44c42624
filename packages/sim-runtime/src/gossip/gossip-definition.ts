import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type ClientHistory } from '../history/recording/history-log.js';
import { type Oracles } from '../oracles/oracle-writer.js';
import { type RunShape } from '../run/define-simulation.js';
import { type GossipWorld } from './gossip-world.js';
import { type MessageOf } from './message-of.js';
import { type NodeContext } from './node-context.js';

/** What an operation on a node is given. */
export interface GossipOperationContext<Node> {
  /** The node that the operation is done to. */
  readonly node: Node;
  /** Which node that is. */
  readonly id: NodeId;
  /** The node's local time. */
  readonly now: LogicalTime;
  /** Randomness of this operation's own. */
  readonly random: Random;
  /**
   * Notes the calls of the node's client, for `linearizable` and other oracles over histories. A call may end long
   * after the operation, when the node answers; one that never ends counts as `info`.
   */
  readonly history: ClientHistory;
}

/** What `gossip` needs to make a protocol into a simulation. */
export interface GossipDefinition<Node extends SansIoNode<unknown>, Durable> extends RunShape {
  /** The simulation's name, as reports and plans speak of it. */
  readonly name: string;
  /** How many nodes: 2 or more. */
  readonly nodes: number;
  /** Makes a node, at the start and at every restart. */
  readonly create: (context: NodeContext<Durable>) => Node;
  /** What of a node survives a crash: annotate its parameter. Without it nothing does. */
  readonly persist?: (node: Node) => Durable;
  /**
   * What clients of a node do, by name. An operation that gives `false` was not possible now and
   * counts as skipped.
   */
  readonly operations?: Readonly<
    Record<string, (context: GossipOperationContext<NoInfer<Node>>) => unknown>
  >;
  /**
   * What can be seen of a node, as plain data: what `allEqual` and other oracles compare where they are
   * given nodes, and what the audit and pictures show. Needed where a node has private fields or holds
   * functions, and of use where it has fields in which nodes may differ, such as its id. It must change
   * nothing. Default: the whole node.
   */
  readonly view?: (node: NoInfer<Node>) => unknown;
  /** What must hold: a list, or a function that writes it, for checks in place. */
  readonly oracles: Oracles<GossipWorld<NoInfer<Node>>>;
  /**
   * Falsifies a message: what a Byzantine node might send instead. Needed to claim `byzantine` and
   * `equivocation`.
   */
  readonly mutate?: (message: MessageOf<NoInfer<Node>>, random: Random) => MessageOf<NoInfer<Node>>;
  /**
   * The faults that the protocol claims to survive; others are switched off and named in the report.
   * Default: all but `clock-backward`, `amnesia`, `byzantine` and `equivocation`.
   */
  readonly claims?: readonly FaultKind[];
}
