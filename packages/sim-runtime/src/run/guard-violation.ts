import { type GuardError } from '../guards/guard-error.js';
import { exceptionViolation } from './exception-violation.js';
import { type Violation } from './violation.js';

/**
 * The violation of a run in which a guard was tripped. The guard is named first: what followed, such as
 * the error that a library throws when it finds no randomness, is its consequence.
 *
 * @param error - of the first guard that was tripped
 * @param found - the violation that ended the run, if there was one
 */
export function guardViolation(
  error: GuardError,
  at: number,
  found: Violation | undefined,
): Violation {
  const own = exceptionViolation(error, found?.at ?? at);
  if (found === undefined || found.message === own.message) return own;
  const followed =
    found.kind === 'exception' ? found.message : `the oracle "${found.oracle}": ${found.message}`;
  return {
    ...own,
    message: `${own.message} It was followed by ${followed}`,
    stack: [own.stack, found.stack].filter((stack) => stack !== undefined).join('\nfollowed by\n'),
  };
}
