import { type LogicalTime } from '../contracts/logical-time.js';
import { type Transition } from '../contracts/transition.js';
import { makeStateKnown, type StateView } from '../kernel/sight/state-view.js';
import { outcomeOf } from '../run/outcome-of.js';

/** What a state machine is made of. */
export interface Logic<State, Input, Effect> {
  readonly initialState: State;
  readonly transition: Transition<State, Input, Effect>;
  readonly view?: StateView<State>;
}

/** The authoritative state machines: one, or several that tests apply inputs to one by one. */
export class StateMachines<State, Input, Effect> {
  /** The state of each instance. */
  readonly states: State[] = [];
  readonly #transition: Transition<State, Input, Effect>;
  readonly #view: StateView<State>;

  constructor(instances: number, logic: Logic<State, Input, Effect>) {
    const { initialState, transition, view } = logic;
    makeStateKnown(initialState, view);
    for (let instance = 0; instance < instances; instance++) this.states.push(initialState);
    this.#transition = transition;
    this.#view = view;
  }

  /** @throws RangeError when there is no such instance */
  state(instance: number): State {
    if (!(instance in this.states)) {
      throw new RangeError(`Instance ${instance} does not exist: there are ${this.states.length}.`);
    }
    return this.states[instance] as State;
  }

  /**
   * Applies an input to an instance.
   *
   * @returns the effects that it had
   * @throws TypeError when the transition does not return a pair of a state and a list
   */
  apply(instance: number, input: Input, now: LogicalTime): readonly Effect[] {
    const returned: unknown = this.#transition(this.state(instance), input, now);
    const [state, effects] = outcomeOf<State, Effect>(returned, 'transition', input, now);
    makeStateKnown(state, this.#view);
    this.states[instance] = state;
    return effects;
  }
}
