import { type Oracle } from '../../oracles/oracle.js';
import { type Model } from '../models/model.js';
import { requireBudget } from '../search-budget.js';
import { checkSequentialConsistency } from '../sequential/check-sequential-consistency.js';
import { callOracle, type WorldWithHistory } from './call-oracle.js';
import { SequentialOracleMonitor } from './sequential-oracle-monitor.js';

/** How the oracle `sequentiallyConsistent` checks. */
export interface SequentiallyConsistentOptions {
  /** The oracle's name, unique in its simulation. Default: `sequentially consistent as a` and the model's name. */
  readonly name?: string;
  /**
   * How many states one search may look at: 1 or more. Beyond it the verdict on the run is unknown: the
   * run goes on, and its report is neither a pass nor a failure. Default: 100,000.
   */
  readonly budget?: number;
}

const DEFAULT_BUDGET = 100_000;

/**
 * The calls of clients are sequentially consistent: at every moment there is one order of all calls so far that the model
 * allows, in which the calls of each process keep their order (Lamport, "How to Make a Multiprocessor Computer That
 * Correctly Executes Multiprocess Programs", 1979). A client may see what others did later than they did it, but never less
 * than it has seen before. All objects of a model are checked together, since sequential consistency of each
 * does not give that of all.
 *
 * The calls are those that the simulation records, as for `linearizable`.
 *
 * @param model - what calls do and return, one after another
 * @param options - name and budget
 * @throws RangeError if the budget is not a whole number from 1
 *
 * @example
 * oracles: [sequentiallyConsistent(perKey(register()))]
 */
export function sequentiallyConsistent<State>(
  model: Model<State>,
  {
    name = `sequentially consistent as a ${model.name}`,
    budget = DEFAULT_BUDGET,
  }: SequentiallyConsistentOptions = {},
): Oracle<WorldWithHistory> {
  requireBudget(budget);
  return callOracle(name, {
    watch: () => new SequentialOracleMonitor(model, budget),
    check: (history) => checkSequentialConsistency(history, model, { budget }),
    keyOf: model.partition,
  });
}
