import { canonicalText } from './canonical-text.js';
import { ExplorationError } from './exploration-error.js';
import { type Path, type PathStep } from './exploration.js';
import { type Model } from './model.js';
import { describeAction } from './trails.js';

/** A path as data, from which `replay` makes the run again: its initial state and its actions. */
export interface PathData<State, Action> {
  /** The initial state. */
  readonly initial: State;
  /** The actions in order. */
  readonly actions: readonly Action[];
}

/**
 * A path without the states that follow from it.
 *
 * @param path - a counterexample or a witness
 */
export function pathData<State, Action>(path: Path<State, Action>): PathData<State, Action> {
  return { initial: path.initial, actions: path.steps.map(({ action }) => action) };
}

/**
 * Executes a path on a model again, step by step.
 *
 * @param model - the model, which may have changed since
 * @param data - the path
 * @throws ExplorationError when the model no longer has the initial state, or an action is not enabled where
 *   the path takes it
 */
export function replay<State, Action>(
  model: Model<State, Action>,
  data: PathData<State, Action>,
): Path<State, Action> {
  const wanted = canonicalText(data.initial);
  const initial = model.initial().find((state) => canonicalText(state) === wanted);
  if (initial === undefined) {
    throw new ExplorationError(
      `The path does not fit the model "${model.name}": its initial state is not one of the model's.`,
    );
  }
  const steps: PathStep<State, Action>[] = [];
  let state: State = initial;
  for (const action of data.actions) {
    const text = canonicalText(action);
    const own = model.actions(state).find((other) => canonicalText(other) === text);
    const next = own === undefined ? undefined : model.next(state, own);
    if (own === undefined || next === undefined) {
      throw new ExplorationError(
        `The path does not fit the model "${model.name}": its step ${steps.length + 1}, ${describeAction(model, action)}, is not enabled there.`,
      );
    }
    steps.push({ action: own, text: describeAction(model, own), state: next });
    state = next;
  }
  return { initial, steps };
}
