import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Performers } from '../plan/plan-space.js';
import { type Plan } from '../plan/plan.js';
import { type SimulationDefinition } from '../run/simulation-definition.js';
import { type GossipDefinition } from './gossip-definition.js';
import { type GossipWorld } from './gossip-world.js';
import { type NodeContext } from './node-context.js';

/** The definition of a gossip simulation, with defaults filled in. */
export interface DefinedGossip<
  Node extends SansIoNode<unknown> = SansIoNode<unknown>,
  Durable = unknown,
>
  extends
    SimulationDefinition,
    Omit<
      GossipDefinition<Node, Durable>,
      'oracles' | 'claims' | 'operations' | 'create' | 'configure'
    > {
  /** Tells this definition from those of other module types. */
  readonly type: 'gossip';
  /** Makes a node of the configuration that shrinking goes towards. */
  readonly create: (context: NodeContext<Durable>) => Node;
  /** The function that makes the nodes of a plan. */
  readonly creating: (plan: Plan) => (context: NodeContext<Durable>) => Node;
  /** The nodes that do an operation; absent where all do all. */
  readonly performers: Performers | undefined;
  /** The operations on a node, by name; empty where there are none. */
  readonly operations: NonNullable<GossipDefinition<Node, Durable>['operations']>;
  /** The oracles, in the order of reports. */
  readonly oracles: readonly Oracle<GossipWorld<Node>>[];
  /** The faults that the protocol claims to survive. */
  readonly claims: readonly FaultKind[];
}

/**
 * Whether a definition is that of a gossip simulation.
 *
 * @param definition - the `definition` of a simulation
 */
export function definesGossip(definition: SimulationDefinition): definition is DefinedGossip {
  return definition.type === 'gossip';
}
