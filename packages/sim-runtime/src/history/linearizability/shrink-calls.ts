import { type CompletedCall } from '../calls.js';
import { type Model } from '../models/model.js';
import { checkUnambiguous } from '../unambiguous/check-unambiguous.js';
import { ObjectStates } from './object-states.js';
import { problemOf } from './problem.js';
import { Search } from './search.js';

/** How many states a try of the shrinker may take: a try beyond it keeps its calls. */
const TRY_BUDGET = 20_000;

/**
 * Removes what is not needed for a violation, in halves, quarters and so on down to single calls (Zeller and
 * Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002). To remove a call is to open it: its
 * end and result are forgotten. That only ever allows more orders, so what is left explains the whole.
 *
 * @param calls - all calls of a history without an order
 * @param constrained - those of them that returned
 * @param model - the model
 * @returns those that suffice
 */
export function shrinkCalls<State>(
  calls: readonly CompletedCall[],
  constrained: readonly CompletedCall[],
  model: Model<State>,
): readonly CompletedCall[] {
  let kept = [...constrained];
  let size = kept.length;
  while (size > 1) {
    size = Math.ceil(size / 2);
    for (let from = 0; from < kept.length;) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (isStillViolation(calls, new Set(fewer), model)) kept = fewer;
      else from += size;
    }
  }
  return kept;
}

function isStillViolation<State>(
  calls: readonly CompletedCall[],
  kept: ReadonlySet<CompletedCall>,
  model: Model<State>,
): boolean {
  const weakened = calls.flatMap((call): readonly CompletedCall[] => {
    if (kept.has(call)) return [call];
    if (call.outcome === 'fail') return [];
    return [{ ...call, end: undefined, outcome: 'info', result: undefined }];
  });
  const quick = checkUnambiguous(weakened, model);
  if (quick !== 'ambiguous') return quick === 'violation';
  const states = new ObjectStates(model);
  const problem = problemOf(weakened, states);
  return new Search(problem, states, TRY_BUDGET).run().verdict === 'violation';
}
