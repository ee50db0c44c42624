import { type OracleKind } from '../oracles/oracle.js';

/** What ended a run badly. */
export interface Violation {
  /** The oracle's name, or what went wrong where no oracle was asked. */
  readonly oracle: string;
  readonly kind: OracleKind | 'exception' | 'livelock';
  /** What was wrong, in the oracle's or the exception's own words. */
  readonly message: string;
  /** When, in ticks. */
  readonly at: number;
  /** An exception's stack. */
  readonly stack?: string;
}

/** The name under which an exception thrown by a module is reported. */
export const NO_EXCEPTION = 'no exception is thrown';

/** The name under which a run that does not come to an end is reported. */
export const NO_LIVELOCK = 'the run ends within its event budget';
