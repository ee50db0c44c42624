import { type Lane, type LaneLayout } from '../run/lane.js';
import { type ModuleTypeDefinition } from '../run/module-type.js';
import { COORDINATION_MENU } from './coordination-menu.js';
import { COORDINATION_RECORD } from './recorded-kinds.js';
import { type CoordinationWorld } from './coordination-world.js';
import { nameOfParty } from '../parties/party-name.js';

/** Coordination: one authoritative state machine, and actors that race for it. @internal */
export const COORDINATION: ModuleTypeDefinition = {
  name: 'coordination',
  faults: COORDINATION_MENU,
  recordedKinds: COORDINATION_RECORD,
  operationsActInPlace: false,
  layout,
  laneValues: (world, { of }) => {
    const { state, beliefs } = world as CoordinationWorld<unknown>;
    const believed = beliefs.flatMap((belief, actor) =>
      belief === undefined ? [] : [{ lane: of(actor), state: belief }],
    );
    return [{ lane: of('coordinator'), state }, ...believed];
  },
};

function layout(partyName: string, parties: number): LaneLayout {
  // In the middle, arrows to it are short.
  const coordinator = Math.floor(parties / 2);
  const lanes: Lane[] = Array.from({ length: parties }, (_, actor) => ({
    name: nameOfParty(partyName, actor),
    short: String(actor),
    role: 'actor',
  }));
  lanes.splice(coordinator, 0, { name: 'coordinator', short: 'co', role: 'coordinator' });
  const laneOf = (actor: number): number => (actor >= coordinator ? actor + 1 : actor);
  return {
    lanes,
    of: (target) => (typeof target === 'number' ? laneOf(target) : coordinator),
    operatesIn: laneOf,
    appliesIn: () => coordinator,
  };
}
