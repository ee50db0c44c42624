import { always } from '../../oracles/always.js';
import { type Oracle } from '../../oracles/oracle.js';
import { type History } from '../history-event.js';
import { type Model } from '../models/model.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { type CallTimeline, callTimeline } from '../timeline/call-timeline.js';
import { type TimelineOracle } from '../timeline/timeline-oracle.js';
import { LinearizabilityMonitor } from './linearizability-monitor.js';

/** A world that has the history of its clients' calls. */
export interface WorldWithHistory {
  /** What clients called and what was returned to them, so far. */
  readonly history?: History;
}

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
  if (!Number.isSafeInteger(budget) || budget < 1) {
    throw new RangeError(`The budget must be a whole number of states from 1, not ${budget}.`);
  }
  const oracle = always(
    name,
    ({ history }: WorldWithHistory, monitor: LinearizabilityMonitor<State>) => {
      if (history === undefined) {
        throw new Error(`The oracle "${name}" needs a simulation that records calls in a history.`);
      }
      return history.length === monitor.seen ? true : monitor.observe(history);
    },
    { history: () => new LinearizabilityMonitor(model, budget) },
  );
  const isUnknown = (monitor: unknown) => (monitor as LinearizabilityMonitor<State>).isUnknown;
  const timeline = (history: History) => timelineOf(history, model, budget);
  const showing: Oracle<WorldWithHistory> & TimelineOracle = { ...oracle, timeline, isUnknown };
  return showing;
}

function timelineOf<State>(
  history: History,
  model: Model<State>,
  budget: number,
): CallTimeline | undefined {
  const result = checkLinearizability(history, model, { budget });
  if (result.verdict !== 'violation') return undefined;
  return callTimeline(result.violation, history, model.partition);
}
