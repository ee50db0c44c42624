import { type Property } from './model.js';

/** The bounds of a search, and how states are kept. */
export interface ExploreOptions {
  /** The most distinct states, 1 to 100,000,000. Default: 100,000,000. */
  readonly maxStates?: number;
  /** The most states on a path, 1 or more: initial states have depth 1. Default: no limit. */
  readonly maxDepth?: number;
  /** The longest search in seconds of real time, more than 0. Default: no limit. */
  readonly timeLimitSeconds?: number;
  /**
   * Whether states are distinguished by all of their data and not by a fingerprint of 64 bits. Takes several
   * times the memory. Default false.
   */
  readonly exact?: boolean;
  /**
   * Whether states that differ only in the numbers of interchangeable parties count as one. Default: true
   * where the model has `permute` and no `eventually`. Together with an `eventually` or `exact` it is refused.
   */
  readonly symmetry?: boolean;
  /** Whether the search ends with the first violation and is then incomplete. Default false. */
  readonly stopAtViolation?: boolean;
  /**
   * Called about once a second of real time.
   *
   * @param progress - the search so far
   */
  onProgress?(progress: ExplorationProgress): void;
}

/** A search while it goes on. */
export interface ExplorationProgress {
  /** Distinct states found. */
  readonly distinct: number;
  /** States generated. */
  readonly generated: number;
  /** The depth of the states that are being searched. */
  readonly depth: number;
  /** States found and not yet searched. */
  readonly queue: number;
  /** Seconds of real time since the search began. */
  readonly seconds: number;
}

/** An action, and the state that it leads to. */
export interface PathStep<State, Action> {
  /** The action. */
  readonly action: Action;
  /** What `describe` says of it. */
  readonly text: string;
  /** The state after it. */
  readonly state: State;
}

/** A run from an initial state on. */
export interface Path<State, Action> {
  /** The initial state. */
  readonly initial: State;
  /** The actions in order. */
  readonly steps: readonly PathStep<State, Action>[];
}

/** The one fair run that goes on from a stem when all faults are over. */
export interface FairRunFacts {
  /** How long it was followed, in ticks. */
  readonly ticks: number;
  /** Messages that arrived. */
  readonly messages: number;
  /** Timeouts that fired. */
  readonly timeouts: number;
}

/** A run that never reaches a goal. */
export interface Lasso<State, Action> {
  /** The shortest path to where the run stays. */
  readonly stem: Path<State, Action>;
  /** The steps that repeat for ever, from the stem's end back to it. Empty where the run stops there. */
  readonly loop: readonly PathStep<State, Action>[];
  /** The run that goes on from the stem, of a module whose states never repeat; the loop is empty then. */
  readonly fairRun?: FairRunFacts;
}

/** The verdict on a property. */
export interface PropertyVerdict<State, Action> {
  /** What kind of property it is. */
  readonly kind: Property<State, Action>['kind'];
  /** The property's name. */
  readonly name: string;
  /**
   * Of `always` and `eventually`: `holds`, or `violated`. Of `sometimes`: `reached`, or `unreachable` within
   * the bounds. `unknown`: none of these was found in an incomplete search.
   */
  readonly verdict: 'holds' | 'violated' | 'reached' | 'unreachable' | 'unknown';
  /** A shortest path to the violation of an `always`, or to the witness of a `sometimes`. */
  readonly path?: Path<State, Action>;
  /** What the check said of the violation, or the message of the exception that it threw. */
  readonly message?: string;
  /** The fair run on which the goal of an `eventually` stays false. */
  readonly lasso?: Lasso<State, Action>;
}

/** How often the actions of one name were enabled. */
export interface ActionCount {
  /** The name, as `actionName` gives it. */
  readonly name: string;
  /** Transitions: each adds one to the generated states. 0: never enabled. */
  readonly generated: number;
  /** Those that led to a state not seen before. */
  readonly distinct: number;
}

/** States that a run cannot leave, though it may not end there. */
export interface Deadlocks<State, Action> {
  /** The number of such states found. */
  readonly count: number;
  /** A shortest path to one. */
  readonly path?: Path<State, Action>;
}

/** A thrown exception of `actions`, `next` or `within`. */
export interface ThrownInModel<State, Action> {
  /** The exception's message. */
  readonly message: string;
  /** The action that threw; `undefined` where it was `actions`. */
  readonly action?: string;
  /** A shortest path to the state in which it was thrown. */
  readonly path: Path<State, Action>;
}

/**
 * What ended a search before everything within the bounds was searched. `interrupted`: it was not continued. `exception`: the
 * model's `actions` threw, so that it is not known what else may happen in that state.
 */
export type StoppedBy =
  'maxStates' | 'maxDepth' | 'timeLimit' | 'violation' | 'interrupted' | 'exception';

/** The result of a search. */
export interface Exploration<State, Action> {
  /** The model's name. */
  readonly model: string;
  /** `complete`: every reachable state was searched. */
  readonly verdict: 'complete' | 'incomplete';
  /** Why the search is incomplete. */
  readonly stoppedBy?: StoppedBy;
  /** Whether the search is complete and nothing is violated: no property, no deadlock, no exception. */
  readonly ok: boolean;
  /** Violated properties, and one each for deadlocks and for exceptions of the model. */
  readonly violations: number;
  /** Distinct states found, those outside `within` left out. */
  readonly distinct: number;
  /** States generated: the initial ones, and one for each transition, as TLC counts. */
  readonly generated: number;
  /** States on the longest of the shortest paths, as TLC counts: initial states have depth 1. */
  readonly depth: number;
  /** States found and not searched. 0 where the search is complete. */
  readonly queue: number;
  /** Counts by name of action, in the order in which the names were met. */
  readonly actions: readonly ActionCount[];
  /** The verdict of each property, in the model's order. */
  readonly properties: readonly PropertyVerdict<State, Action>[];
  /** States without enabled actions in which a run may not end. */
  readonly deadlocks: Deadlocks<State, Action>;
  /** The first exception that the model threw. */
  readonly thrown?: ThrownInModel<State, Action>;
  /** How states were distinguished. */
  readonly matching: {
    /** By a fingerprint of 64 bits, or by all of their data, as memoized transitions do as well. */
    readonly by: 'fingerprint' | 'exact';
    /**
     * The chance that two states had one fingerprint and a state was taken for a known one, at most
     * distinct * generated / 2^64. 0 where states are kept whole.
     */
    readonly collisionChance: number;
    /** Whether states that differ only in the numbers of interchangeable parties counted as one. */
    readonly symmetry: boolean;
  };
  /**
   * The parties for which weak fairness was assumed, sorted; `any` is the one party of a model without
   * `fairness`. Left out where the model has no `eventually`.
   */
  readonly fairness?: readonly string[];
  /** Seconds of real time. */
  readonly seconds: number;
}

/** The name of a property, for messages. */
export function nameOf(property: { readonly kind: string; readonly name: string }): string {
  return `${property.kind} "${property.name}"`;
}
