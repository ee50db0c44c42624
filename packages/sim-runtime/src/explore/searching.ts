import { type ActionCounts } from './action-counts.js';
import { type ExplorationProgress, type StoppedBy } from './exploration.js';
import { type RunGraph } from './run-graph.js';
import { type Trails } from './trails.js';
import { type Verdicts } from './verdicts.js';

/** States between two looks at the clock. */
export const STATES_BETWEEN_LOOKS = 64;

/** An exception of the model. */
export interface Thrown<Action> {
  readonly message: string;
  readonly index: number;
  readonly action?: Action;
}

/** A search of a model's states, level by level, and what it has found so far. */
export interface Searching<State, Action> {
  readonly verdicts: Verdicts<State, Action>;
  readonly trails: Trails<State, Action>;
  readonly counts: ActionCounts<State, Action>;
  /** The transitions, where the model has a goal. */
  readonly graph: RunGraph<State, Action> | undefined;
  readonly generated: number;
  readonly searched: number;
  readonly distinct: number;
  readonly deadlocks: number;
  readonly firstDeadlock: number;
  readonly stoppedBy: StoppedBy | undefined;
  readonly thrown: Thrown<Action> | undefined;
  /** Whether states were distinguished by all of their data. */
  readonly isExact: boolean;
  /** States on the longest of the shortest paths found. */
  readonly deepest: number;
  readonly progress: Omit<ExplorationProgress, 'seconds'>;
  /** Takes the initial states. */
  begin(): void;
  /**
   * Searches on until the search has ended or `shouldPause` says so, which is asked every few states.
   *
   * @returns whether the search has ended
   */
  advance(shouldPause: () => boolean): boolean;
}
