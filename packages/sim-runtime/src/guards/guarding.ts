import { type Loan } from './loan.js';
import { type Trip } from './trip.js';

/** What guards ask when what they stand for is used. */
export interface Guarding {
  /** Whether a simulation runs. */
  readonly isRunning: () => boolean;
  /** What is lent to the code at hand. */
  readonly loan: () => Loan | undefined;
  readonly trip: Trip;
  /** Makes a promise which counts as no asynchrony. */
  readonly admitPromise: (make: () => object) => object;
}
