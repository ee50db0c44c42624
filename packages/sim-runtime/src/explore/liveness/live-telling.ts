import { definesGossip } from '../../gossip/defined-gossip.js';
import { type Simulation } from '../../run/simulation.js';
import { type Telling } from '../explore-simulation.js';
import { type Model } from '../model.js';
import { type Teller } from '../told/teller.js';
import { isHeal, type LiveAction, type LiveState } from './live-model.js';
import { liveSearchOf } from './live-search-of.js';

/**
 * The transition system of runs without end, and what tells of it.
 *
 * @param telling - that of the simulation itself
 */
export function liveTelling(simulation: Simulation, telling: Telling): Telling {
  // What goes on from the stem is not told step by step.
  if (definesGossip(simulation.definition)) return telling;
  const { teller, bounds, parties } = telling;
  const model = liveSearchOf(simulation, bounds, {})?.model as Model<unknown, unknown> | undefined;
  if (model === undefined) throw new Error('The simulation has no goals.');
  const live: Teller<LiveState<unknown>, LiveAction<unknown>> = {
    now: ({ universe }) => teller.now(universe),
    world: ({ universe }) => teller.world(universe),
    carried: ({ universe }, layout) => teller.carried(universe, layout),
    tell: (action, layout) =>
      isHeal(action)
        ? { kind: 'phase', what: 'liveness: all faults are over' }
        : teller.tell(action, layout),
  };
  return { model, teller: live as Teller<unknown, unknown>, bounds, parties };
}
