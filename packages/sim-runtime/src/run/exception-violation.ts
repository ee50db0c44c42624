import { describeThrown } from './thrown.js';
import { NO_EXCEPTION, type Violation } from './violation.js';

/** A thrown value as a violation, whatever it is. */
export function exceptionViolation(error: unknown, at: number): Violation {
  const { message, stack } = describeThrown(error);
  return {
    oracle: NO_EXCEPTION,
    kind: 'exception',
    message,
    at,
    ...(stack === undefined ? {} : { stack }),
  };
}
