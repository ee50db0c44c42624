import { type CompletedCall, callsOf, cutAfter } from '../calls.js';
import { type History } from '../history-event.js';
import {
  type LinearizabilityResult,
  type LinearizabilityViolation,
} from '../linearizability/linearizability-result.js';
import { ObjectStates } from '../linearizability/object-states.js';
import { shrinkCalls, TRY_BUDGET } from '../linearizability/shrink-calls.js';
import { type Model } from '../models/model.js';
import { requireBudget } from '../search-budget.js';
import { firstViolation } from './first-violation.js';
import { sequentialProblemOf } from './sequential-problem.js';
import { SequentialSearch, type SequentialSearchResult } from './sequential-search.js';

/** How a history is checked for sequential consistency. */
export interface SequentialConsistencyOptions {
  /**
   * How many pairs of a set of placed calls and a state the search may look at: 1 or more. Beyond it the
   * verdict is `unknown`. Default: 5,000,000.
   */
  readonly budget?: number;
  /** Whether a violation is reduced to the calls that suffice for it. Default true. */
  readonly shrink?: boolean;
}

const DEFAULT_BUDGET = 5_000_000;

/**
 * Checks whether a history is sequentially consistent: whether all calls can be put into one order that the model allows, in
 * which the calls of each process keep their order (Lamport, 1979). Unlike in linearizability, a process may see what
 * others did later than they did it, so clocks that disagree do no harm; and unlike linearizability it is no
 * property of each object by itself, so that all objects are searched together.
 *
 * A call that failed is left out. A call that ended in `info`, or has no end, may be placed or left out.
 *
 * @param history - the events: those of one process in the order in which they happened
 * @param model - what calls do and return, one after another
 * @param options - budget and shrinking
 * @returns the verdict; of a violation the shortest prefix of the history that has no order
 * @throws HistoryError if the history contradicts itself or has a function that the model does not have
 * @throws RangeError if the budget is not a whole number from 1
 *
 * @example
 * const { verdict } = checkSequentialConsistency(history, register());
 */
export function checkSequentialConsistency<State>(
  history: History,
  model: Model<State>,
  options: SequentialConsistencyOptions = {},
): LinearizabilityResult {
  const { budget = DEFAULT_BUDGET, shrink = true } = options;
  requireBudget(budget);
  const { verdict, states } = searchOrder(callsOf(history), model, budget).result;
  if (verdict !== 'violation') return { verdict, states: Math.min(states, budget) };
  const violation = explain(history, model, shrink, budget);
  return { verdict, states, violation };
}

function searchOrder<State>(
  calls: readonly CompletedCall[],
  model: Model<State>,
  budget: number,
): { readonly result: SequentialSearchResult; readonly objectStates: ObjectStates<State> } {
  const objectStates = new ObjectStates(model);
  const problem = sequentialProblemOf(calls, model, objectStates);
  return { result: new SequentialSearch(problem, objectStates, budget).run(), objectStates };
}

function explain<State>(
  history: History,
  model: Model<State>,
  shrink: boolean,
  budget: number,
): LinearizabilityViolation {
  const misfit = firstViolation(history, model, budget);
  const prefix = (misfit.end ?? misfit.start) + 1;
  const before = cutAfter(callsOf(history), prefix);
  const { result, objectStates } = searchOrder(before, model, budget);
  const isViolation = (calls: readonly CompletedCall[]) =>
    searchOrder(calls, model, TRY_BUDGET).result.verdict === 'violation';
  const calls = shrink
    ? shrinkCalls(before, isViolation)
    : before.filter(({ outcome }) => outcome === 'ok');
  const key = model.partition?.(misfit);
  const last = result.order.findLast(({ call }) => model.partition?.(call.completed) === key);
  return {
    key,
    prefix,
    misfit,
    order: result.order.map(({ call }) => call.completed),
    state: objectStates.stateOf(last?.after ?? ObjectStates.INITIAL),
    calls,
    leftOut: before.filter(({ outcome }) => outcome !== 'fail').length - calls.length,
  };
}
