import { type Oracle } from '../../oracles/oracle.js';
import { type Model } from '../models/model.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { requireBudget } from '../search-budget.js';
import { callOracle, type WorldWithHistory } from './call-oracle.js';
import { LinearizabilityMonitor } from './linearizability-monitor.js';

/** How the oracle `linearizable` checks. */
export interface LinearizableOptions {
  /** The oracle's name, unique in its simulation. Default: `linearizable as a` and the model's name. */
  readonly name?: string;
  /**
   * How many states one search may look at: 1 or more. Beyond it the verdict on the run is unknown: the
   * run goes on, and its report is neither a pass nor a failure. Default: 100,000.
   */
  readonly budget?: number;
}

const DEFAULT_BUDGET = 100_000;

/**
 * The calls of clients are linearizable: at every moment there is one order of all calls so far that the model allows,
 * in which a call that returned before another started comes first (Herlihy and Wing, 1990).
 *
 * The calls are those that the simulation records: with `history` in an operation's context of `gossip`, with the
 * `history` of a definition of `coordination` or `pipeline`. They are checked while the simulation runs: most returns extend the
 * order that is known, and what is settled is forgotten.
 *
 * @param model - what calls do and return, one after another
 * @param options - name and budget
 * @throws RangeError if the budget is not a whole number from 1
 *
 * @example
 * oracles: [linearizable(register())]
 */
export function linearizable<State>(
  model: Model<State>,
  { name = `linearizable as a ${model.name}`, budget = DEFAULT_BUDGET }: LinearizableOptions = {},
): Oracle<WorldWithHistory> {
  requireBudget(budget);
  return callOracle(name, {
    watch: () => new LinearizabilityMonitor(model, budget),
    check: (history) => checkLinearizability(history, model, { budget }),
    keyOf: model.partition,
  });
}
