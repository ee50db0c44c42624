import { NO_EXCEPTION, type Violation } from './violation.js';

/** What a thrown value comes to, whatever it is. */
export function exceptionViolation(error: unknown, at: number): Violation {
  const thrown = error instanceof Error ? error : new Error(String(error));
  return {
    oracle: NO_EXCEPTION,
    kind: 'exception',
    message: `${thrown.name}: ${thrown.message}`,
    at,
    ...(thrown.stack === undefined ? {} : { stack: thrown.stack }),
  };
}
