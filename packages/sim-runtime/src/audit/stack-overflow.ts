import { type RunResult } from '../run/run-result.js';

/** As V8 and JavaScriptCore say it, and as SpiderMonkey does. */
const OVERFLOW =
  /^(?:RangeError: Maximum call stack size exceeded|InternalError: too much recursion)/;

/** Whether a run was ended by too many calls inside each other. How many fit, no plan decides. */
export function endedByOverflow({ violation }: RunResult): boolean {
  return violation?.kind === 'exception' && OVERFLOW.test(violation.message);
}
