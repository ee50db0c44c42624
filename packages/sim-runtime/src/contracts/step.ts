import { type LogicalTime } from './logical-time.js';

/**
 * The logic of a pipeline stage: a pure function from a state, an event and the time to the next
 * state and the effects to carry out through ports. It must not mutate its arguments.
 *
 * @param state - the state before, which is left as it is
 * @param event - the event that the stage receives
 * @param now - when, by the stage's clock
 */
export type Step<State, Event, Effect> = (
  state: State,
  event: Event,
  now: LogicalTime,
) => readonly [State, readonly Effect[]];
