import { type SansIoNode } from '../contracts/sans-io-node.js';
import { listOracles } from '../oracles/oracle-writer.js';
import { claimsOf } from '../run/claims.js';
import { configurationsOf } from '../run/configurations.js';
import { defineSimulation } from '../run/define-simulation.js';
import { roleTable } from '../run/roles.js';
import { type Simulation } from '../run/simulation.js';
import { configuredContext } from './configured-context.js';
import { GOSSIP_MENU } from './gossip-menu.js';
import { GOSSIP } from './gossip-type.js';
import { stageGossip } from './gossip-stage.js';
import { stageGossipRecording } from './replay-gossip.js';
import { type DefinedGossip } from './defined-gossip.js';
import { type GossipDefinition } from './gossip-definition.js';
import { type NodeContext } from './node-context.js';

/**
 * Makes a sans-IO protocol ready to be simulated: N nodes over a faulty network.
 *
 * @param definition - the protocol, and what is demanded of it
 * @throws TypeError when the definition contradicts itself, in a sentence that says where
 */
export function gossip<
  Node extends SansIoNode<unknown>,
  Durable = undefined,
  Configuration extends object = Readonly<Record<string, never>>,
>(definition: GossipDefinition<Node, Durable, Configuration>): Simulation {
  const { configure, roles, ...rest } = definition;
  const { name, nodes, operations = {} } = rest;
  const configurations = configurationsOf(name, configure, { name: 'nodes', most: nodes });
  const { roleOf, performers } = roleTable(name, roles, nodes, Object.keys(operations));
  const creating =
    (configuration: object) =>
    (context: NodeContext<Durable>): Node =>
      definition.create(
        configuredContext(context, configuration as Configuration, roleOf(context.id)),
      );
  const defined: DefinedGossip<Node, Durable> = {
    ...rest,
    type: 'gossip',
    operations,
    ...(roles === undefined ? {} : { roles }),
    performers,
    create: creating(configurations.standard),
    creating: (plan) => creating(configurations.of(plan)),
    oracles: listOracles(definition.oracles),
    claims: claimsOf(name, GOSSIP_MENU, definition),
  };
  return defineSimulation({
    type: GOSSIP,
    definition: defined,
    partyName: 'node',
    parties: { least: Math.min(2, nodes), most: nodes },
    operations: Object.keys(operations),
    performers,
    ...(configure === undefined ? {} : { configurations }),
    shape: definition,
    stage: (plan, traceSink, notes) => stageGossip(defined, plan, traceSink, notes),
    stageRecording: (_plan, recording, traceSink) =>
      stageGossipRecording(defined, recording, traceSink),
  });
}
