import { type NodeId } from '../../contracts/node-id.js';
import { describe } from '../../report/describe.js';
import { canonicalText } from '../canonical-text.js';
import { type GossipAction } from '../gossip-action.js';
import { type GossipModel, type GossipUniverse } from '../gossip-model.js';
import { faultOnTheWay } from './coordination-teller.js';
import { nameOfLane, type Teller } from './teller.js';

/** @param model - it puts nodes into the states of a universe */
export function gossipTeller(model: GossipModel): Teller<GossipUniverse, GossipAction> {
  return {
    now: ({ core }) => Math.max(...core.value.times),
    world: (universe) => ({
      touched: 0,
      node: (id: NodeId) => model.nodeIn(universe, id),
    }),
    carried: ({ core }, layout) =>
      core.value.flights.map((flight) => ({
        key: canonicalText(flight),
        kind: 'message',
        from: layout.of(flight.from),
        to: layout.of(flight.to),
        content: flight.message,
      })),
    tell: (action, layout) => {
      const named = (node: number): string => nameOfLane(layout, layout.of(node));
      switch (action.kind) {
        case 'operation':
          return {
            kind: 'operation',
            what: `${named(action.node)} does ${action.name}`,
            lane: layout.of(action.node),
          };
        case 'timeout':
          return {
            kind: 'timeout',
            what: `${named(action.node)} times out`,
            lane: layout.of(action.node),
          };
        case 'crash':
          return {
            kind: 'fault',
            fault: 'crash',
            what: `crash and restart of ${named(action.node)}`,
            lane: layout.of(action.node),
          };
        default: {
          const { from, to, message: content } = action.flight;
          const key = canonicalText(action.flight);
          const lane = layout.of(to);
          const words = `${named(from)} → ${named(to)}: ${describe(content)}`;
          if (action.kind !== 'deliver') return faultOnTheWay(action.kind, key, words, lane);
          const takes = { key, fate: 'delivered' } as const;
          return { kind: 'received', what: words, lane, content, takes };
        }
      }
    },
  };
}
