import { underGuard } from '../../guards/guards.js';
import { type Simulation } from '../../run/simulation.js';
import { ExplorationError } from '../exploration-error.js';
import { modelForTelling, type SimulationExploreOptions } from '../explore-simulation.js';
import { type ReplayedLasso } from './live-search.js';
import { liveSearchOf } from './live-search-of.js';

/** A run without end, as files have it. */
export interface LassoData {
  /** The name of the `eventually` oracle that it violates. */
  readonly oracle: string;
  /** The actions of its stem and then of its loop, as texts by `actionText`. */
  readonly actions: readonly string[];
  /** The action with which the loop begins, by its place. */
  readonly loopFrom: number;
}

/**
 * Executes a run on which a goal never comes true again: its stem, its loop, and the loop once more until the
 * time of the goal is over.
 *
 * @param simulation - the simulation, which may have changed since
 * @param options - the bounds of the exploration that found the run
 * @param data - the run
 * @throws ExplorationError when the simulation has no such goal, or an action is not enabled where the run
 *   takes it
 */
export function replayLasso(
  simulation: Simulation,
  options: SimulationExploreOptions,
  { oracle, actions, loopFrom }: LassoData,
): ReplayedLasso {
  return underGuard(() => {
    const { bounds } = modelForTelling(simulation, options);
    const search = liveSearchOf(simulation, bounds, { only: oracle });
    if (search === undefined) {
      throw new ExplorationError(
        `The simulation "${simulation.name}" has no eventually "${oracle}" whose runs can be replayed.`,
      );
    }
    return search.replay(oracle, actions, loopFrom);
  });
}
