import { type SansIoNode } from '../contracts/sans-io-node.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { type Oracle } from '../oracles/oracle.js';
import { type SimulationDefinition } from '../run/simulation-definition.js';
import { type GossipDefinition } from './gossip-definition.js';
import { type GossipWorld } from './gossip-world.js';

/** The definition of a gossip simulation, with defaults filled in. */
export interface DefinedGossip<
  Node extends SansIoNode<unknown> = SansIoNode<unknown>,
  Durable = unknown,
>
  extends
    SimulationDefinition,
    Omit<GossipDefinition<Node, Durable>, 'oracles' | 'claims' | 'operations'> {
  /** Tells this definition from those of other module types. */
  readonly type: 'gossip';
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
