import { type Plan } from '../plan.js';

/** How far a pass has come: where its next candidate is. */
export interface Cursor {
  /** Which place is tried: a range of a list, a number, a choice. */
  readonly index: number;
  /** How large a piece is tried at a time, or the largest value that is known to be too small. */
  readonly bound: number;
}

/**
 * One way of making plans smaller, walked by a cursor, so that it goes on where it was when one of
 * its candidates turned out to fail as well, rather than beginning anew.
 */
export interface ShrinkPass {
  /** Where the pass begins. */
  readonly begin: (plan: Plan) => Cursor;
  /** The candidate at `cursor`; `undefined` when the pass is over for this plan. */
  readonly candidate: (plan: Plan, cursor: Cursor) => Plan | undefined;
  /** Where to go on in the same plan, since the candidate does not fail. */
  readonly rejected: (plan: Plan, cursor: Cursor) => Cursor;
  /** Where to go on in the candidate, since it fails and takes the plan's place. */
  readonly accepted: (plan: Plan, cursor: Cursor) => Cursor;
}
