import { canonicalText } from './canonical-text.js';
import { ExplorationError } from './exploration-error.js';
import { type Path, type PathStep } from './exploration.js';
import { type Model } from './model.js';
import { describeAction } from './trails.js';

/** A path as data, from which `replay` makes the run again: its initial state and its actions. */
export interface PathData<State, Action> {
  /** The initial state. */
  readonly initial: State;
  /** The actions in order: each as it is, or as its text by `actionText`. */
  readonly actions: readonly (Action | string)[];
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
    const own = model.actions(state).find((other) => isSame(other, action));
    const next = own === undefined ? undefined : model.next(state, own);
    if (own === undefined || next === undefined) {
      throw new ExplorationError(
        `The path does not fit the model "${model.name}": its step ${steps.length + 1}, ${typeof action === 'string' ? action : describeAction(model, action)}, is not enabled there.`,
      );
    }
    steps.push({ action: own, text: describeAction(model, own), state: next });
    state = next;
  }
  return { initial, steps };
}

/**
 * An action as a text that tells it from all others, for files: JSON would lose maps and sets.
 *
 * @param action - an action of a model
 */
export function actionText(action: unknown): string {
  return canonicalText(action);
}

function isSame(own: unknown, wanted: unknown): boolean {
  const text = canonicalText(own);
  return text === wanted || text === canonicalText(wanted);
}
