import { type CompletedCall } from '../calls.js';
import { type ObjectKey } from '../history-event.js';

/** What checking a history for linearizability found. */
export type LinearizabilityResult =
  | {
      /** There is an order of the calls that the model allows and that respects real time. */
      readonly verdict: 'ok';
      /** How many pairs of a linearized set and a state the search looked at. */
      readonly states: number;
    }
  | {
      /** The budget was spent before an answer was found: neither pass nor failure. */
      readonly verdict: 'unknown';
      /** How many pairs of a linearized set and a state the search looked at. */
      readonly states: number;
    }
  | {
      /** There is no such order. */
      readonly verdict: 'violation';
      /** How many pairs of a linearized set and a state the search looked at. */
      readonly states: number;
      /** Why. */
      readonly violation: LinearizabilityViolation;
    };

/** Why there is no order of calls that the model allows. */
export interface LinearizabilityViolation {
  /** The object whose calls have no order; `undefined` if the model has only one. */
  readonly key: ObjectKey | undefined;
  /** How many events of the history suffice: all before the last of them have an order. */
  readonly prefix: number;
  /** The call whose end is the last event of that prefix: it fits nowhere. */
  readonly misfit: CompletedCall;
  /** The longest order of calls up to there that the model allows. */
  readonly order: readonly CompletedCall[];
  /** The state of the object at the end of that order. */
  readonly state: unknown;
  /**
   * The calls that suffice for the violation, in the order of their starts. All others on the object may
   * have taken effect at any time after their start, or never: still no order fits.
   */
  readonly calls: readonly CompletedCall[];
  /** How many calls on the object, up to the end of the prefix, are not among them. */
  readonly leftOut: number;
}
