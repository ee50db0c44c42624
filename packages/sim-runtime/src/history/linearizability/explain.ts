import { type CompletedCall, cutAfter } from '../calls.js';
import { type Model } from '../models/model.js';
import { checkUnambiguous } from '../unambiguous/check-unambiguous.js';
import { type LinearizabilityViolation } from './linearizability-result.js';
import { ObjectStates } from './object-states.js';
import { type Problem, type ProblemCall, problemOf } from './problem.js';
import { Search, type SearchResult, type SearchVerdict } from './search.js';
import { shrinkCalls, TRY_BUDGET } from './shrink-calls.js';
import { type Part } from './split.js';

/** How many states the search for the longest order may take, where it is known that none is complete. */
export const ORDER_BUDGET = 100_000;

/** Where a search stopped in the shortest prefix that has no order. */
interface Impasse<State> {
  readonly problem: Problem;
  readonly states: ObjectStates<State>;
  readonly order: readonly number[];
  readonly misfit: CompletedCall;
  readonly before: readonly CompletedCall[];
  readonly verdict: SearchVerdict;
}

/**
 * Says why there is no order: with the shortest prefix that has none, and the calls in it that suffice.
 *
 * @param part - the calls that were searched
 * @param misfit - the call whose return the check did not get past
 * @param model - the model
 * @param shrink - whether to look for the calls that suffice
 * @param budget - how many states a search may take
 */
export function explain<State>(
  part: Part,
  misfit: CompletedCall,
  model: Model<State>,
  shrink: boolean,
  budget: number,
): LinearizabilityViolation {
  const key = part.key ?? model.partition?.(misfit);
  const isHere = (call: CompletedCall) => key === undefined || model.partition?.(call) === key;
  const impasse = shortestPrefix(part.calls.filter(isHere), misfit, model, budget);
  const { before, problem, states } = impasse;
  const constrained = before.filter(({ outcome }) => outcome === 'ok');
  const calls = shrink
    ? shrinkCalls(before, (weakened) => hasNoOrder(weakened, model))
    : constrained;
  const order = impasse.order.map((index) => problem.calls[index] as ProblemCall);
  return {
    key,
    prefix: endOf(impasse.misfit) + 1,
    misfit: impasse.misfit,
    order: order.map(({ completed }) => completed),
    state: stateAfter(order, states),
    calls,
    leftOut: before.filter(({ outcome }) => outcome !== 'fail').length - calls.length,
  };
}

/**
 * The shortest prefix without an order. The search knows what open calls will return; a prefix does not, so
 * the impasse may come later than the search met it.
 */
function shortestPrefix<State>(
  calls: readonly CompletedCall[],
  first: CompletedCall,
  model: Model<State>,
  budget: number,
): Impasse<State> {
  const ends = calls
    .filter((call) => call.outcome === 'ok' && endOf(call) >= endOf(first))
    .sort((one, other) => endOf(one) - endOf(other));
  const last = ends.at(-1) ?? first;
  for (const misfit of ends) {
    const before = cutAfter(calls, endOf(misfit) + 1);
    const quick = checkUnambiguous(before, model);
    if (quick === 'ok' && misfit !== last) continue;
    const impasse = searchPrefix(
      before,
      misfit,
      model,
      quick === 'violation' ? ORDER_BUDGET : budget,
    );
    if (quick === 'violation' || impasse.verdict === 'violation' || misfit === last) return impasse;
    // All prefixes from here on may take as long.
    if (impasse.verdict === 'unknown') break;
  }
  return searchPrefix(calls, last, model, ORDER_BUDGET);
}

function searchPrefix<State>(
  before: readonly CompletedCall[],
  misfit: CompletedCall,
  model: Model<State>,
  budget: number,
): Impasse<State> {
  const states = new ObjectStates(model);
  const problem = problemOf(before, states);
  const { verdict, order }: SearchResult = new Search(problem, states, budget).run();
  return { problem, states, order, misfit, before, verdict };
}

function endOf({ start, end }: CompletedCall): number {
  return end ?? start;
}

/** The state after some calls. A search takes the first state that works; so does this. */
function stateAfter<State>(order: readonly ProblemCall[], states: ObjectStates<State>): State {
  const last = order.reduce<number>(
    (state, call) => states.next(state, call.kind)[0] ?? state,
    ObjectStates.INITIAL,
  );
  return states.stateOf(last);
}

function hasNoOrder<State>(calls: readonly CompletedCall[], model: Model<State>): boolean {
  const quick = checkUnambiguous(calls, model);
  if (quick !== 'ambiguous') return quick === 'violation';
  const states = new ObjectStates(model);
  const problem = problemOf(calls, states);
  return new Search(problem, states, TRY_BUDGET).run().verdict === 'violation';
}
