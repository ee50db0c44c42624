import { type CompletedCall, callsOf } from '../calls.js';
import { type History, type ObjectKey } from '../history-event.js';
import { type Model } from '../models/model.js';
import { explain, ORDER_BUDGET } from './explain.js';
import { requireBudget } from '../search-budget.js';
import { checkUnambiguous } from '../unambiguous/check-unambiguous.js';
import { type LinearizabilityResult } from './linearizability-result.js';
import { ObjectStates } from './object-states.js';
import { type ProblemCall, problemOf } from './problem.js';
import { Search } from './search.js';
import { splitByObject } from './split.js';

/** How a history is checked. */
export interface LinearizabilityOptions {
  /**
   * How many pairs of a linearized set and a state the search may look at, over all objects: 1 or more.
   * Beyond it the verdict is `unknown`. Default: 5,000,000.
   */
  readonly budget?: number;
  /** Whether each object is checked by itself, if the model has a `partition`. Default true. */
  readonly partitioned?: boolean;
  /** Whether a violation is reduced to the calls that suffice for it. Default true. */
  readonly shrink?: boolean;
}

const DEFAULT_BUDGET = 5_000_000;

/**
 * Checks whether a history is linearizable: whether all calls can be put into one order that the model allows,
 * in which a call that returned before another started comes first (Herlihy and Wing, 1990).
 *
 * A call that failed is left out. A call that ended in `info`, or has no end, may be placed anywhere after its
 * start, or left out. Checking stops at the first object that violates the model. Registers, queues, stacks and sets to which no value
 * is written or added twice are checked without a search, in n log n steps, or n log² n for stacks.
 *
 * @param history - the events, in the order in which they happened
 * @param model - what calls do and return, one after another
 * @param options - budget, partitioning and shrinking
 * @throws HistoryError if the history contradicts itself or has a function that the model does not have
 * @throws RangeError if the budget is not a whole number from 1
 *
 * @example
 * const { verdict } = checkLinearizability(history, casRegister());
 */
export function checkLinearizability<State>(
  history: History,
  model: Model<State>,
  options: LinearizabilityOptions = {},
): LinearizabilityResult {
  const { budget = DEFAULT_BUDGET, partitioned = true, shrink = true } = options;
  requireBudget(budget);
  const calls = callsOf(history);
  const parts = partitioned ? splitByObject(calls, model) : [{ key: undefined, calls }];
  const objectOf = partitioned ? undefined : numberObjects(model);
  let states = 0;
  let isUnknown = false;
  // Short histories first: the first violation ends the check.
  for (const part of [...parts].sort((first, second) => first.calls.length - second.calls.length)) {
    const isOneObject = partitioned || model.partition === undefined;
    const quick = isOneObject ? checkUnambiguous(part.calls, model) : 'ambiguous';
    if (quick === 'ok') continue;
    const objects = new ObjectStates(model);
    const problem = problemOf(part.calls, objects, objectOf);
    const limit = quick === 'violation' ? Math.min(budget, ORDER_BUDGET) : budget - states;
    const result = new Search(problem, objects, limit).run();
    states = Math.min(budget, states + result.states);
    if (quick === 'violation' || result.verdict === 'violation') {
      const misfit = problem.calls[problem.returning[result.position] as number] as ProblemCall;
      const violation = explain(part, misfit.completed, model, shrink, budget);
      return { verdict: 'violation', states, violation };
    }
    isUnknown ||= result.verdict === 'unknown';
    if (states >= budget) return { verdict: 'unknown', states };
  }
  return { verdict: isUnknown ? 'unknown' : 'ok', states };
}

function numberObjects<State>({ partition }: Model<State>): (call: CompletedCall) => number {
  if (partition === undefined) return () => 0;
  const numbers = new Map<ObjectKey, number>();
  return (call) => {
    const key = partition(call);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}
