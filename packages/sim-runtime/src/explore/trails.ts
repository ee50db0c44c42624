import { canonicalText } from './canonical-text.js';
import { type Path, type PathStep } from './exploration.js';
import { IntList } from './int-list.js';
import { type Model } from './model.js';

/** How each state was found first: from which state, and by which of its actions. */
export class Trails<State, Action> {
  readonly #parents = new IntList();
  readonly #ordinals = new IntList();

  readonly #model: Model<State, Action>;

  constructor(model: Model<State, Action>) {
    this.#model = model;
  }

  /** Adds the next state. `parent` is -1 for an initial state, and the ordinal then that of the list. */
  add(parent: number, ordinal: number): void {
    this.#parents.push(parent);
    this.#ordinals.push(ordinal);
  }

  /** The steps from an initial state to each state. */
  depths(): Int32Array {
    const depths = new Int32Array(this.#parents.length);
    for (let index = 0; index < depths.length; index++) {
      const parent = this.#parents.at(index);
      depths[index] = parent < 0 ? 0 : (depths[parent] ?? 0) + 1;
    }
    return depths;
  }

  /** One line about an action of the model. */
  describe(action: Action): string {
    return describeAction(this.#model, action);
  }

  /** The path by which a state was found first, which is a shortest one, and one step on where asked. */
  pathTo(index: number, ordinal?: number): Path<State, Action> {
    const ordinals = ordinal === undefined ? [] : [ordinal];
    let at = index;
    for (let parent = this.#parents.at(at); parent >= 0; parent = this.#parents.at(at)) {
      ordinals.push(this.#ordinals.at(at));
      at = parent;
    }
    const initial = this.#model.initial()[this.#ordinals.at(at)] as State;
    return { initial, steps: stepsFrom(this.#model, initial, ordinals.reverse()) };
  }
}

/** The steps that lead on from a state, by the ordinals of their actions. */
export function stepsFrom<State, Action>(
  model: Model<State, Action>,
  from: State,
  ordinals: readonly number[],
): readonly PathStep<State, Action>[] {
  let state = from;
  return ordinals.map((ordinal) => {
    const action = model.actions(state)[ordinal] as Action;
    state = model.next(state, action) as State;
    return { action, text: describeAction(model, action), state };
  });
}

/** One line about an action. */
export function describeAction<State, Action>(model: Model<State, Action>, action: Action): string {
  if (model.describe !== undefined) return model.describe(action);
  return typeof action === 'string' ? action : canonicalText(action);
}
