import { type LogicalTime } from './logical-time.js';

/**
 * The logic of a coordination module: a pure function from a state, an input and the coordinator's
 * time to the next state and the effects that the input had.
 *
 * It must not mutate its arguments, and must give equal results for equal arguments.
 *
 * @param state - the state before, which is left as it is
 * @param input - what happened
 * @param now - when, by the coordinator's clock
 */
export type Transition<State, Input, Effect> = (
  state: State,
  input: Input,
  now: LogicalTime,
) => readonly [State, readonly Effect[]];
