import { type Oracle, type Verdict } from '../oracles/oracle.js';
import { isThenable } from '../kernel/is-thenable.js';

/**
 * Makes sure that what a check gave is a verdict: code that types do not reach may give anything,
 * and a promise would otherwise pass for a yes.
 *
 * @throws TypeError that names the oracle and says what its check must give
 */
export function checkVerdict<World>(oracle: Oracle<World>, verdict: unknown): Verdict {
  if (typeof verdict === 'boolean' || typeof verdict === 'string') return verdict;
  const gave = isThenable(verdict)
    ? 'a promise: a check must not be async'
    : `${verdict === null ? 'null' : typeof verdict}: does it lack a return?`;
  throw new TypeError(
    `The check of the oracle "${oracle.name}" must give true, false or a sentence at once, but gave ${gave}`,
  );
}
