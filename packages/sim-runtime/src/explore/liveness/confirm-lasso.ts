import { type Lasso } from '../exploration.js';
import { type Model } from '../model.js';
import { describeAction } from '../trails.js';
import { isHeal, type LiveAction, type LiveState, type WithHistories } from './live-model.js';
import { type Goals } from './goals.js';
import { type LiveRules } from './live-rules.js';

/**
 * Executes a lasso while time passes: a tick for each of its steps, and what the module waits for. Its loop is
 * repeated until the time is over within which the goal must come true.
 *
 * @param base - the transition system, whose oracles are the goals
 * @param goal - the number of the goal
 * @returns whether every action was possible when it had its turn, and the goal stayed false
 */
export function confirmLasso<Universe extends WithHistories, Action>(
  base: Model<Universe, Action>,
  goals: Goals<unknown>,
  rules: LiveRules<Universe, Action>,
  { stem, loop }: Lasso<LiveState<Universe>, LiveAction<Action>>,
  goal: number,
): boolean {
  const { withinTicks = 1 } = goals.oracles[goal] ?? {};
  const end = (stem.steps.at(-1)?.state ?? stem.initial).universe;
  let universe = rules.confirmsStem ? stem.initial.universe : end;
  let healedAt = rules.now(universe);

  const step = (action: LiveAction<Action>): boolean => {
    universe = rules.later(universe, 1);
    if (isHeal(action)) {
      universe = { ...universe, histories: goals.histories };
      healedAt = rules.now(universe);
      return true;
    }
    const wanted = describeAction(base, action);
    const own = base.actions(universe).find((other) => describeAction(base, other) === wanted);
    const after = own === undefined ? undefined : base.next(universe, own);
    if (after === undefined) return false;
    universe = after;
    return true;
  };
  const isReached = (): boolean =>
    goals.ask(rules.world(universe), universe.histories)[goal] === true;

  if (rules.confirmsStem && !stem.steps.every(({ action }) => step(action))) return false;
  if (isReached()) return false;
  if (loop.length === 0) {
    universe = rules.later(universe, withinTicks);
    return !isReached();
  }
  while (rules.now(universe) - healedAt <= withinTicks) {
    for (const { action } of loop) if (!step(action) || isReached()) return false;
  }
  return true;
}
