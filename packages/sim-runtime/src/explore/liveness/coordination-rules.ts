import { type LogicalTime } from '../../contracts/logical-time.js';
import { type NodeId } from '../../contracts/node-id.js';
import { type CoordinationWorld } from '../../coordination/coordination-world.js';
import { canonicalText } from '../canonical-text.js';
import { type CoordinationAction } from '../coordination-action.js';
import { type CoordinationModel, type CoordinationUniverse } from '../coordination-model.js';
import { COORDINATOR } from '../flights.js';
import { Ordered } from '../ordered.js';
import { type LiveRules } from './live-rules.js';

type Core = CoordinationUniverse['core']['value'];

/** Operations without end, one request of an actor at a time; the clock goes on to the next lease's end. */
export function coordinationRules(
  model: CoordinationModel,
): LiveRules<CoordinationUniverse, CoordinationAction> {
  const healed = (core: Core): Core => ({
    ...core,
    left: {
      operations: 1,
      losses: 0,
      duplications: 0,
      crashes: 0,
      clockSteps: model.hasDeadlines ? 1 : 0,
    },
  });
  return {
    fairness: [
      'every message arrives',
      'every operation that stays possible is done',
      'the clock passes the end of every lease',
    ],
    confirmsStem: false,
    faulty: (universe) => universe,
    healed: (universe) => changed(universe, healed),
    isHealedAction: ({ core }, action) =>
      action.kind !== 'operation' ||
      core.value.flights.every(({ to, from }) =>
        to === COORDINATOR ? from !== action.actor : to !== action.actor,
      ),
    party: (action) => {
      switch (action.kind) {
        case 'operation':
          return `operation ${action.name} of ${action.actor}`;
        case 'crash':
          return `crash of ${action.actor}`;
        case 'clock':
          return 'clock';
        default:
          return `${action.kind} ${canonicalText(action.flight)}`;
      }
    },
    world: ({ core }) => {
      const { now, state, beliefs } = core.value;
      const nothing = { input: undefined, effects: [], actor: 0 as NodeId };
      return {
        now,
        state,
        previous: state,
        beliefs,
        ...nothing,
      } satisfies CoordinationWorld<unknown>;
    },
    later: (universe, ticks) =>
      changed(universe, (core) => ({ ...healed(core), now: (core.now + ticks) as LogicalTime })),
    now: ({ core }) => core.value.now,
    isDrawn: (loop) =>
      model.sampled.size > 0 ||
      loop.some((action) => action.kind === 'operation' && action.draws.length > 0),
  };
}

function changed(
  universe: CoordinationUniverse,
  change: (core: Core) => Core,
): CoordinationUniverse {
  return { ...universe, core: new Ordered(change(universe.core.value)) };
}
