/** An action, with the states before and after it. */
export interface ModelStep<State, Action> {
  /** The state in which the action is enabled. */
  readonly before: State;
  /** The action. */
  readonly action: Action;
  /** The very object that `next` returned. */
  readonly after: State;
}

/**
 * A claim about every state, or every step, that the search reaches. Violated by the first one where it is
 * false.
 */
export interface AlwaysProperty<State, Action> {
  /** `always`. */
  readonly kind: 'always';
  /** The name that reports use. Unique within the model. */
  readonly name: string;
  /**
   * Whether the property is true in a state; a sentence says what is wrong. An exception is a violation.
   *
   * @param state - a reachable state
   */
  holds?(state: State): boolean | string;
  /**
   * Whether the property is true of a step, as `holds` of a state. Every step is asked for, also one that
   * leads to a known state or outside `within`.
   *
   * @param step - a reachable step
   */
  holdsOn?(step: ModelStep<State, Action>): boolean | string;
}

/** A situation that the search should reach. Its witness is a shortest path to it. */
export interface SometimesProperty<State, Action> {
  /** `sometimes`. */
  readonly kind: 'sometimes';
  /** The name that reports use. Unique within the model. */
  readonly name: string;
  /**
   * Whether the situation is there in a state.
   *
   * @param state - a reachable state
   */
  holds?(state: State): boolean;
  /**
   * Whether a step is the situation.
   *
   * @param step - a reachable step
   */
  holdsOn?(step: ModelStep<State, Action>): boolean;
}

/**
 * A goal that every fair run reaches (liveness). Violated by a fair run on which the goal stays false: a
 * path, the stem, and either a loop or the end of all progress.
 */
export interface EventuallyProperty<State> {
  /** `eventually`. */
  readonly kind: 'eventually';
  /** The name that reports use. Unique within the model. */
  readonly name: string;
  /**
   * Whether the goal is reached in a state.
   *
   * @param state - a reachable state
   */
  holds(state: State): boolean;
  /**
   * Where the obligation begins: from every reachable state where this is true, the goal must be reached
   * (leads-to). `() => true` demands the goal again and again. Default: the initial states.
   *
   * @param state - a reachable state
   */
  after?(state: State): boolean;
}

/** A named claim about the states, the steps or the runs of a model. */
export type Property<State, Action> =
  AlwaysProperty<State, Action> | SometimesProperty<State, Action> | EventuallyProperty<State>;

/**
 * A transition system that `explore` searches. States and actions are plain data: numbers, strings,
 * booleans, bigints, `null`, `undefined`, arrays, records, maps, sets and typed arrays of these. The order
 * of a record's fields and of the entries of maps and sets does not tell states apart.
 */
export interface Model<State, Action> {
  /** The name that reports and errors use. */
  readonly name: string;
  /** All states in which a run may begin. */
  initial(): readonly State[];
  /**
   * The actions that may be possible in a state, in an order that depends on the state alone.
   *
   * @param state - a reachable state, not to be changed
   */
  actions(state: State): readonly Action[];
  /**
   * The state after an action, or `undefined` where the action is not enabled. A pure function: it returns
   * a new state and leaves the given one as it is. An exception is a violation.
   *
   * @param state - a reachable state, not to be changed
   * @param action - one of `actions(state)`
   */
  next(state: State, action: Action): State | undefined;
  /** What is claimed. All of them are checked in one search, and deadlocks as well. */
  readonly properties?: readonly Property<State, Action>[];
  /**
   * Whether a state is part of the search. States outside are generated, but neither counted as distinct
   * nor checked nor searched (TLC's CONSTRAINT). Default: every state.
   *
   * @param state - a generated state
   */
  within?(state: State): boolean;
  /**
   * Whether a run may end in a state without enabled actions. Any other such state is a deadlock. Default:
   * none may.
   *
   * @param state - a reachable state without enabled actions
   */
  ends?(state: State): boolean;
  /**
   * The name under which an action is counted. Default: the action itself where it is a string, else its
   * field `kind` or `type` where that is one, else `action`.
   *
   * @param action - one of the model's actions
   */
  actionName?(action: Action): string;
  /**
   * One line about an action, for paths. Default: the action as data.
   *
   * @param action - one of the model's actions
   */
  describe?(action: Action): string;
  /**
   * The party whose step an action is, for weak fairness: a party that can act from some state of a run on
   * without interruption does act. `undefined`: no fairness is assumed for the action. Default: all
   * actions belong to one party, so a run only may not stop while an action changes the state.
   *
   * @param action - one of the model's actions
   */
  fairness?(action: Action): string | undefined;
  /** The number of interchangeable parties, 2 to 10, counted from 0. With `permute`: symmetry reduction. */
  readonly parties?: number;
  /**
   * A state with its parties renamed: party `i` becomes party `permutation[i]` everywhere, in keys, values
   * and positions alike.
   *
   * @param state - a reachable state, not to be changed
   * @param permutation - the new number of each party
   */
  permute?(state: State, permutation: readonly number[]): State;
}
