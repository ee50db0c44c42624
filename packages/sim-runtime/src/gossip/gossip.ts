import { type SansIoNode } from '../contracts/sans-io-node.js';
import { listOracles } from '../oracles/oracle-writer.js';
import { claimsOf } from '../run/claims.js';
import { defineSimulation } from '../run/define-simulation.js';
import { type Simulation } from '../run/simulation.js';
import { GOSSIP_MENU } from './gossip-menu.js';
import { GOSSIP } from './gossip-type.js';
import { stageGossip } from './gossip-stage.js';
import { stageGossipRecording } from './replay-gossip.js';
import { type DefinedGossip } from './defined-gossip.js';
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
  const defined: DefinedGossip<Node, Durable> = {
    ...definition,
    type: 'gossip',
    operations,
    oracles: listOracles(definition.oracles),
    claims: claimsOf(name, GOSSIP_MENU, definition),
  };
  return defineSimulation({
    type: GOSSIP,
    definition: defined,
    partyName: 'node',
    parties: { least: Math.min(2, definition.nodes), most: definition.nodes },
    operations: Object.keys(operations),
    shape: definition,
    stage: (plan, traceSink) => stageGossip(defined, plan, traceSink),
    stageRecording: (_plan, recording, traceSink) =>
      stageGossipRecording(defined, recording, traceSink),
  });
}
