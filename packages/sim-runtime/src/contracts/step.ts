import { type LogicalTime } from './logical-time.js';

/**
 * The logic of a pipeline stage: a pure function from a state, an event and the time to the next
 * state and the effects to carry out through ports. It must not mutate its arguments.
 */
export type Step<State, Event, Effect> = (
  state: State,
  event: Event,
  now: LogicalTime,
) => readonly [State, readonly Effect[]];
