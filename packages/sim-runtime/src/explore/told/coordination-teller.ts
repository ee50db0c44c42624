import { describe } from '../../report/describe.js';
import { type LaneLayout } from '../../run/lane.js';
import { canonicalText } from '../canonical-text.js';
import { type CoordinationAction } from '../coordination-action.js';
import { type CoordinationUniverse } from '../coordination-model.js';
import { COORDINATOR, type Flight } from '../flights.js';
import { nameOfLane, type Teller } from './teller.js';

export const coordinationTeller: Teller<CoordinationUniverse, CoordinationAction> = {
  now: ({ core }) => core.value.now,
  world: ({ core }) => ({ state: core.value.state, beliefs: core.value.beliefs }),
  carried: ({ core }, layout) =>
    core.value.flights.map((flight) => ({
      key: canonicalText(flight),
      kind: 'message',
      from: laneOf(flight.from, layout),
      to: laneOf(flight.to, layout),
      content: flight.message,
    })),
  tell: (action, layout) => {
    const named = (party: number): string => nameOfLane(layout, laneOf(party, layout));
    switch (action.kind) {
      case 'operation': {
        const { actor, name, input: content } = action;
        const what = `${named(actor)} does ${name}`;
        return { kind: 'operation', what, lane: laneOf(actor, layout), content };
      }
      case 'clock':
        return {
          kind: 'phase',
          what: `the clock moves to ${action.to}`,
          lane: layout.of('coordinator'),
        };
      case 'crash':
        return {
          kind: 'fault',
          fault: 'crash',
          what: `crash and restart of ${named(action.actor)}`,
          lane: laneOf(action.actor, layout),
        };
      default: {
        const { flight } = action;
        const { from, to, message: content } = flight;
        const words = describe(content);
        const key = canonicalText(flight);
        const lane = laneOf(to, layout);
        if (action.kind === 'deliver') {
          return {
            kind: to === COORDINATOR ? 'applied' : 'received',
            what: `${named(from)} → ${to === COORDINATOR ? '' : `${named(to)}: `}${words}`,
            lane,
            content,
            takes: { key, fate: 'delivered' },
          };
        }
        return faultOnTheWay(action.kind, key, `${words} ${route(flight, named)}`, lane);
      }
    }
  },
};

/** A loss or a duplication of a message. */
export function faultOnTheWay(
  kind: 'lose' | 'duplicate',
  key: string,
  words: string,
  lane: number,
): ReturnType<Teller<unknown, unknown>['tell']> {
  return kind === 'lose'
    ? {
        kind: 'fault',
        fault: 'loss',
        what: `loss of ${words}`,
        lane,
        takes: { key, fate: 'lost' },
      }
    : { kind: 'fault', fault: 'duplication', what: `duplication of ${words}`, lane, copies: key };
}

function route({ from, to }: Flight, named: (party: number) => string): string {
  return to === COORDINATOR ? `from ${named(from)}` : `to ${named(to)}`;
}

function laneOf(party: number, layout: LaneLayout): number {
  return layout.of(party === COORDINATOR ? 'coordinator' : party);
}
