import { type OracleKind } from '../oracles/oracle.js';

/**
 * What was wrong with a run: an oracle's verdict, an exception, its event budget, the watchdog, the end of
 * its worker, that a second run of the same plan was another, or that shared data was changed.
 */
export type ViolationKind =
  OracleKind | 'exception' | 'livelock' | 'hang' | 'death' | 'nondeterminism' | 'shared-mutation';

/** What ended a run badly. */
export interface Violation {
  /** The oracle's name, or what went wrong where no oracle was asked. */
  readonly oracle: string;
  /** Which demand was not met. */
  readonly kind: ViolationKind;
  /** What was wrong, in the oracle's or the exception's own words. */
  readonly message: string;
  /** When, in ticks. */
  readonly at: number;
  /** An exception's stack. */
  readonly stack?: string;
}

/** The name under which an exception thrown by a module is reported. */
export const NO_EXCEPTION = 'no exception is thrown';

/** The name under which a run that does not end is reported. */
export const NO_LIVELOCK = 'the run ends within its event budget';

/** The name under which a run that the watchdog had to end is reported. */
export const NO_HANG = 'the run ends in time';

/** The name under which two different runs of one plan are reported. */
export const NO_NONDETERMINISM = 'one plan is one universe';

/** The name under which a change of a message, an input or an effect after it was sent is reported. */
export const NO_SHARED_MUTATION = 'what was sent is not changed';

/** The name under which a run that ended its worker is reported. */
export const NO_DEATH = 'the run leaves its worker alive';
