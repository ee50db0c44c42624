import { canonical } from '../canonical.js';
import { type ObjectKey } from '../history-event.js';
import { isNothing } from '../value-words.js';
import { type DataType } from './data-type.js';

/** A call, as a model sees it. */
export interface ModelCall {
  /** The function that is called. */
  readonly f: string;
  /** The argument. */
  readonly value: unknown;
  /** The object that the call is about, in a history of several. */
  readonly key: ObjectKey | undefined;
  /** The client that makes the call. Only for models that tell clients apart, such as a lock. */
  readonly process: number | string;
}

/** What a call returned: `known` is false for a call that ended in `info`, or that has no end. */
export type ModelResult =
  | {
      /** The call returned. */
      readonly known: true;
      /** What it returned. */
      readonly value: unknown;
    }
  | {
      /** The call ended in `info`, or has no end. */
      readonly known: false;
    };

/**
 * The sequential specification of an object: what each call does to its state when calls come one after
 * another (Herlihy and Wing, "Linearizability: A Correctness Condition for Concurrent Objects", 1990).
 */
export interface Model<State> {
  /** As reports and error messages speak of it. */
  readonly name: string;
  /** The state before the first call; of one object if there is a `partition`. */
  readonly initial: State;
  /**
   * All states that the object may have after a call that returned this result. None if the call cannot
   * have returned it in this state; more than one if the specification leaves a choice. A pure function:
   * its answers are remembered, and states are data, which equal states share.
   *
   * @param state - the state before the call
   * @param call - the call
   * @param result - what it returned, if that is known
   * @throws HistoryError for a function that the model does not have
   */
  readonly step: (state: State, call: ModelCall, result: ModelResult) => readonly State[];
  /**
   * Whether a call leaves every state as it is, whatever it returns. The search needs it for speed alone.
   *
   * @param call - the call
   */
  readonly isReadOnly?: (call: ModelCall) => boolean;
  /**
   * Which of several independent objects a call is about. Each then has a state of its own, and is checked
   * by itself: linearizability is local.
   *
   * @param call - the call
   */
  readonly partition?: (call: ModelCall) => ObjectKey;
  /**
   * The data type that the model is, where it is one with an algorithm that needs no search. Histories in which no value
   * is written or added twice are then checked in n log n steps; all others, and calls of functions that
   * it does not name, by the search. The search needs it for speed alone: it must say the same as `step`.
   */
  readonly dataType?: DataType | undefined;
  /** Whether steps depend on the process that calls. Default false. */
  readonly tellsProcessesApart?: boolean;
}

/**
 * Whether a result is unknown, or is this value.
 *
 * @param result - what a call returned
 * @param value - what the model says that it returns
 */
export function agrees(result: ModelResult, value: unknown): boolean {
  if (!result.known || result.value === value) return true;
  if (isNothing(result.value) && isNothing(value)) return true;
  // NaN is equal to itself as data.
  if (typeof value !== 'object' || typeof result.value !== 'object')
    return Object.is(result.value, value);
  return canonical(result.value) === canonical(value);
}
