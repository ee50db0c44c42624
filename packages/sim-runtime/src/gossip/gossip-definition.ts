import { type LogicalTime } from '../contracts/logical-time.js';
import { type NodeId } from '../contracts/node-id.js';
import { type Random } from '../contracts/random.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type ClientHistory } from '../history/recording/history-log.js';
import { type Oracles } from '../oracles/oracle-writer.js';
import { type Configure } from '../run/configurations.js';
import { type RunShape } from '../run/run-shape.js';
import { type Roles } from '../run/roles.js';
import { type ConfiguredContext } from './configured-context.js';
import { type GossipWorld } from './gossip-world.js';
import { type MessageOf } from './message-of.js';

/** What an operation on a node is given. */
export interface GossipOperationContext<Node> {
  /** The node that the operation is done to. */
  readonly node: Node;
  /** Which node that is. */
  readonly id: NodeId;
  /** The node's local time. */
  readonly now: LogicalTime;
  /**
   * Randomness of this operation's own. In some plans most operations begin with the same draw, so that they meet at
   * one key, if it is one of fewer than 65,536; a draw from more, such as a value to write, is always its own.
   */
  readonly random: Random;
  /**
   * Notes the calls of the node's client, for `linearizable` and other oracles over histories. A call may end long
   * after the operation, when the node answers; one that never ends counts as `info`.
   */
  readonly history: ClientHistory;
}

/** What `gossip` needs to make a protocol into a simulation. */
export interface GossipDefinition<
  Node extends SansIoNode<unknown>,
  Durable,
  Configuration extends object = Readonly<Record<string, never>>,
> extends RunShape {
  /** The simulation's name, as reports and plans speak of it. */
  readonly name: string;
  /** How many nodes: 2 or more; the most of them where `configure` draws their number. */
  readonly nodes: number;
  /**
   * The roles of nodes, such as servers and clients: which nodes have them, and which operations they do. The
   * counts add up to `nodes`. Default: every node does every operation.
   */
  readonly roles?: Roles;
  /**
   * Draws the configuration of a run, as plain data that JSON can hold: sizes, limits, first numbers. It is part
   * of the plan; a value named `nodes` is the number of nodes. Shrinking sets values, one by one, to those that the
   * least draws give (0, the lower end of a range, false, the first choice), so values that depend on each other
   * belong in one object. Write it before `create`, so that `create` has its type. Default: nothing is drawn.
   */
  readonly configure?: Configure<Configuration>;
  /** Makes a node, at the start and at every restart. */
  readonly create: (context: ConfiguredContext<Durable, NoInfer<Configuration>>) => Node;
  /** What of a node survives a crash: annotate its parameter. Without it nothing does. */
  readonly persist?: (node: Node) => Durable;
  /**
   * What clients of a node do, by name. An operation that gives `false` was not possible now, must have changed
   * nothing, and another one is tried in its place, by this node or another; if none of them is possible, it
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
  /**
   * The kind of state that a node is in, as plain data: a sweep counts how many kinds it reaches, and whether it
   * still finds more. It must change nothing. Default: the magnitude of the numbers and sizes that can be seen of
   * a node, and its short strings and booleans.
   */
  readonly abstract?: (node: NoInfer<Node>) => unknown;
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
