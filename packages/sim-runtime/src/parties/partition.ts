import { type CutDirection } from '../trace/fault-facts.js';

/** A cut between some parties and all others. The coordinator of a harness is among the others. */
export interface Partition {
  /** The parties on one side of the cut, by their ids. */
  readonly side: readonly number[];
  /** The direction in which no message passes, as seen from that side. Default `both`. */
  readonly direction?: CutDirection;
}
