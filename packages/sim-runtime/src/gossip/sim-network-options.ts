import { type Random } from '../contracts/random.js';
import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type TraceSink } from '../trace/trace-sink.js';
import { type Recorder } from '../trace/trace-entry.js';
import { type MessageOf } from './message-of.js';
import { type NetworkFaults } from './network-faults.js';
import { type NodeContext } from './node-context.js';

/** What a `SimNetwork` is made of. */
export interface SimNetworkOptions<Node extends SansIoNode<unknown>, Durable> {
  /** Decides everything random: an unsigned 32-bit integer. */
  readonly seed: number;
  /** How many nodes: 1 to 67,108,863. */
  readonly nodes: number;
  /** Makes a node, at the start and at every restart. */
  readonly create: (context: NodeContext<Durable>) => Node;
  /** What of a node survives a crash. Without it nothing does. */
  readonly persist?: ((node: Node) => Durable) | undefined;
  /**
   * What can be seen of a node, as plain data: what must become equal at all nodes for
   * `checkConvergence`, and what stands for a node wherever nodes are compared or shown.
   */
  readonly view?: ((node: Node) => unknown) | undefined;
  /** Falsifies a message, for Byzantine faults. */
  readonly mutate?: ((message: MessageOf<Node>, random: Random) => MessageOf<Node>) | undefined;
  /** Faults in force from the start. Default: none. */
  readonly faults?: Partial<NetworkFaults>;
  /** Takes everything that happens. */
  readonly recorder?: Recorder | undefined;
  /** The same, for runs of plans. @internal */
  readonly traceSink?: TraceSink | undefined;
}
