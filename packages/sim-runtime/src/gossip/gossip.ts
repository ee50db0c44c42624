import { type SansIoNode } from '../contracts/sans-io-node.js';
import { listOracles } from '../oracles/oracle-writer.js';
import { claimsOf } from '../run/claims.js';
import { defineSimulation } from '../run/define-simulation.js';
import { type Simulation } from '../run/simulation.js';
import { GOSSIP_MENU } from './gossip-menu.js';
import { GOSSIP } from './gossip-type.js';
import { stageGossip } from './gossip-stage.js';
import { stageGossipRecording } from './replay-gossip.js';
import { type GossipDefinition } from './gossip-definition.js';

/**
 * Makes a sans-IO protocol ready to be simulated: N nodes over a faulty network.
 *
 * @param definition - the protocol, and what is demanded of it
 * @throws TypeError when the definition contradicts itself, in a sentence that says where
 */
export function gossip<Node extends SansIoNode<unknown>, Durable = undefined>(
  definition: GossipDefinition<Node, Durable>,
): Simulation {
  const { name, operations = {} } = definition;
  return defineSimulation({
    name,
    type: GOSSIP,
    partyName: 'node',
    parties: { least: Math.min(2, definition.nodes), most: definition.nodes },
    operations: Object.keys(operations),
    oracles: listOracles(definition.oracles),
    claims: claimsOf(name, GOSSIP_MENU, definition),
    shape: definition,
    stage: (plan, tape) => stageGossip(definition, plan, tape),
    stageRecording: (_plan, recording, tape) => stageGossipRecording(definition, recording, tape),
  });
}
