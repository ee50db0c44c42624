/** What a search for runs without end needs to know of a type of module. */
export interface LiveRules<Universe, Action> {
  /** What the search assumes of every run, each as a sentence without a full stop. */
  readonly fairness: readonly string[];
  /** Whether the stem is executed again when a lasso is confirmed, and not its loop alone. */
  readonly confirmsStem: boolean;
  /** A universe before the end of all faults, as far as the search tells universes apart. */
  faulty(universe: Universe): Universe;
  /** A universe after the end of all faults: operations, calls and time have no bounds. */
  healed(universe: Universe): Universe;
  /** Whether an action is possible after the end of all faults. */
  isHealedAction(universe: Universe, action: Action): boolean;
  /** Whose action it is, for weak fairness. */
  party(action: Action): string;
  /** The world in which nothing happens at the moment. */
  world(universe: Universe): unknown;
  /** A universe some ticks later, in which time passes. */
  later(universe: Universe, ticks: number): Universe;
  /** The time, in ticks. */
  now(universe: Universe): number;
  /** Whether draws decide what an action of a loop does, or which actions there are; absent where nothing is drawn. */
  isDrawn?(loop: readonly Action[]): boolean;
  /** Why a goal that no run without faults reaches is not decided; absent where it is. */
  readonly unreachable?: string;
  /** Whether an action leads to the same at another time, where that is assumed. */
  isTimeless?(universe: Universe, action: Action): boolean;
}
