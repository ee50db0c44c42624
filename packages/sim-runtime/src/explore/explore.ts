import { type Exploration, type ExploreOptions } from './exploration.js';
import { ExplorationRun } from './exploration-run.js';
import { type Model } from './model.js';

/**
 * Searches every state of a model within the bounds, breadth first, and checks all of its properties and
 * deadlocks in the one search. The result depends on the model and the bounds alone, but for a time limit.
 *
 * @param model - what to search
 * @param options - the bounds; without any, the search ends when every reachable state was searched
 * @returns counts, verdicts and shortest counterexamples. It never claims more than was searched: after a
 *   search that a bound cut short, whatever is not violated is `unknown`
 * @throws ExplorationError when a bound is out of range, a state is not plain data, `next` changes the state
 *   that it is given, or symmetry is asked for together with liveness
 */
export function explore<State, Action>(
  model: Model<State, Action>,
  options: ExploreOptions = {},
): Exploration<State, Action> {
  const run = new ExplorationRun(model, options);
  run.advance(Infinity);
  return run.result();
}
