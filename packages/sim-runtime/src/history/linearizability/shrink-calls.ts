import { type CompletedCall, openedCall } from '../calls.js';

/** How many states a try of the shrinker may take: a try beyond it keeps its calls. */
export const TRY_BUDGET = 20_000;

/**
 * Removes what is not needed for a violation, in halves, quarters and so on down to single calls (Zeller and
 * Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002). To remove a call is to open it: its
 * end and result are forgotten. That only ever allows more orders, so what is left explains the whole.
 *
 * @param calls - all calls of a history without an order
 * @param isViolation - whether there is still no order of calls, some of which are open
 * @returns those of the calls that returned which suffice
 */
export function shrinkCalls(
  calls: readonly CompletedCall[],
  isViolation: (weakened: readonly CompletedCall[]) => boolean,
): readonly CompletedCall[] {
  let kept = calls.filter(({ outcome }) => outcome === 'ok');
  let size = kept.length;
  while (size > 1) {
    size = Math.ceil(size / 2);
    for (let from = 0; from < kept.length;) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (isViolation(weaken(calls, new Set(fewer)))) kept = fewer;
      else from += size;
    }
  }
  return kept;
}

function weaken(
  calls: readonly CompletedCall[],
  kept: ReadonlySet<CompletedCall>,
): readonly CompletedCall[] {
  return calls.flatMap((call): readonly CompletedCall[] => {
    if (kept.has(call)) return [call];
    return call.outcome === 'fail' ? [] : [openedCall(call)];
  });
}
