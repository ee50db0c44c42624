import { type CompletedCall } from '../calls.js';
import { type History } from '../history-event.js';
import { callWords } from '../timeline/call-words.js';
import { valueWords } from '../value-words.js';
import { type LinearizabilityViolation } from '../linearizability/linearizability-result.js';

/** How many calls a sentence has. */
const MOST_CALLS = 12;

/**
 * A violation in one sentence: the call that fits nowhere, the calls that suffice, and the state they led to.
 *
 * @param violation - the violation
 * @param history - the history, for the times of calls
 */
export function describeViolation(violation: LinearizabilityViolation, history: History): string {
  const { misfit, calls, state, key, leftOut } = violation;
  const others = calls.filter(({ start }) => start !== misfit.start);
  const shown = others.slice(-MOST_CALLS).map((call) => inWords(call, history));
  const more =
    others.length > shown.length ? ` and ${others.length - shown.length} calls before` : '';
  const after = shown.length === 0 ? '' : `, after ${shown.join('; ')}${more}`;
  const open = leftOut === 0 ? '' : `, whatever ${leftOut} other calls did`;
  const object = key === undefined ? '' : ` of ${JSON.stringify(key)}`;
  return `${inWords(misfit, history)} fits into no order${after}${open}; the longest order ends in the state ${valueWords(state)}${object}`;
}

function inWords(call: CompletedCall, history: History): string {
  const { process, start, end } = call;
  const from = history[start]?.at ?? 0;
  const to = end === undefined ? '' : (history[end]?.at ?? '');
  return `${process} ${callWords(call)} (t=${from}..${to})`;
}
