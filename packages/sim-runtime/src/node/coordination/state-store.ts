import { type LogicalTime } from '../../contracts/logical-time.js';

/** The state of a coordination module as a store holds it. */
export interface StoredState<State> {
  /** The state, as the transition gave it. */
  readonly state: State;
  /** When the input was applied that led to it. */
  readonly at: LogicalTime;
}

/** The outcome of an input: the value to store, and the effects to deliver once it is stored. */
export interface Decision<State, Effect> extends StoredState<State> {
  /** What to deliver once the state is stored, in this order. */
  readonly effects: readonly Effect[];
}

/** Where the authoritative state of a coordination module lives. */
export interface StateStore<State, Effect> {
  /**
   * Reads the state and stores what `decide` makes of it, as one step that no other can come between:
   * in a transaction, or by compare-and-set.
   *
   * @param decide - given what is stored, or `undefined` when nothing is. It is pure, and may be called
   *   again when another writer was faster. What it throws must leave the store as it was.
   * @returns the decision that is stored, once it would be found after a crash. A rejection leaves open
   *   whether it was.
   */
  transact(
    decide: (current: StoredState<State> | undefined) => Decision<State, Effect>,
  ): Promise<Decision<State, Effect>>;
}
