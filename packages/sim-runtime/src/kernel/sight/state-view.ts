import { makeKnown } from './known-as.js';

/** What can be seen of a module's state, where it has private fields. */
export type StateView<State> = ((state: State) => unknown) | undefined;

/** Says how a state is to be seen wherever states are compared or shown. */
export function makeStateKnown<State>(state: State, view: StateView<State>): void {
  if (view === undefined || typeof state !== 'object' || state === null) return;
  makeKnown(state, { name: 'the state', view });
}
