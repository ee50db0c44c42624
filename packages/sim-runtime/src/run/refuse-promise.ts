import { isThenable } from '../kernel/is-thenable.js';

/**
 * Makes sure that simulated code gave its result at once.
 *
 * @param who - what gave it, as the beginning of a sentence
 * @throws TypeError when the result is a promise
 */
export function refusePromise<Result>(who: string, result: Result): Result {
  if (isThenable(result)) {
    throw new TypeError(
      `${who} returned a promise, but simulated code must give its result at once: do not make it async.`,
    );
  }
  return result;
}
