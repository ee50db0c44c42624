import { type NodeId } from '../contracts/node-id.js';
import { type LaneLayout } from '../run/lane.js';
import { type ModuleTypeDefinition } from '../run/module-type.js';
import { GOSSIP_MENU } from './gossip-menu.js';
import { GOSSIP_RECORD } from './recorded-kinds.js';
import { type GossipWorld } from './gossip-world.js';
import { nameOfParty } from '../parties/party-name.js';

/** In larger networks only the node that an event touched is looked at: all others are as they were. */
const MOST_LOOKED_AT = 16;

/** Gossip: N nodes over a faulty network. @internal */
export const GOSSIP: ModuleTypeDefinition = {
  name: 'gossip',
  faults: GOSSIP_MENU,
  recordedKinds: GOSSIP_RECORD,
  operationsActInPlace: true,
  layout,
  laneValues: (world, { lanes }, all) => {
    const { node, touched } = world as GossipWorld<unknown>;
    const looked = all || lanes.length <= MOST_LOOKED_AT ? lanes.map((_, id) => id) : [touched];
    return looked.map((id) => ({ lane: id, state: node(id as NodeId) ?? 'down' }));
  },
};

function layout(partyName: string, parties: number): LaneLayout {
  const laneOf = (party: number): number => party;
  return {
    lanes: Array.from({ length: parties }, (_, id) => ({
      name: nameOfParty(partyName, id),
      short: String(id),
      role: 'node',
    })),
    of: (target) => (typeof target === 'number' ? target : 0),
    operatesIn: laneOf,
    appliesIn: laneOf,
  };
}
