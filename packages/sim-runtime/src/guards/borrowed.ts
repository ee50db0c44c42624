import { LogicalTime } from '../contracts/logical-time.js';
import { isThenable } from '../kernel/is-thenable.js';
import { withLoan } from './guards.js';
import { type Lender, Loan } from './loan.js';

/**
 * Calls a library with the simulation's clock and randomness in the place of the platform's: for a
 * library that takes them from the global object and cannot be given others. Until `work` returns,
 * `Date.now()`, `new Date()` and `performance.now()` show `now`, and `Math.random`,
 * `crypto.getRandomValues` and `crypto.randomUUID` draw from a stream of their own, which one draw from
 * `random` seeds. A promise may be constructed, but nothing may wait for it. All other guards stay.
 *
 * Loans may be nested, and end when `work` returns or throws. Outside of a simulation they do the same.
 * The trace of a run notes what was used of each.
 *
 * @param lender - the time, in ticks, of which each is a millisecond since 1970; and the randomness
 * @param work - what to do; it is called at once
 * @returns the result of `work`
 * @throws RangeError when `now` is not a `LogicalTime`
 * @throws TypeError when `random` is not a `Random`, or `work` returns a promise
 *
 * @example
 * operations: {
 *   add: ({ node, now, random }) => node.add(borrowed({ now, random }, () => ulid())),
 * }
 */
export function borrowed<Result>(lender: Lender, work: () => Result): Result {
  checkLender(lender);
  const result = withLoan(new Loan(lender), work);
  if (isThenable(result)) {
    throw new TypeError(
      'The function given to `borrowed` returned a promise, but a loan ends when the function returns: do not make it async.',
    );
  }
  return result;
}

function checkLender(lender: Lender): void {
  LogicalTime.of(lender.now);
  if (typeof (lender.random as { readonly next?: unknown } | undefined)?.next !== 'function') {
    throw new TypeError('`borrowed` needs a `Random` to draw from: pass `{ now, random }`.');
  }
}
