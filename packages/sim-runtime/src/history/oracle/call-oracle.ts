import { always } from '../../oracles/always.js';
import { type Oracle } from '../../oracles/oracle.js';
import { type CompletedCall } from '../calls.js';
import { type History } from '../history-event.js';
import { type LinearizabilityResult } from '../linearizability/linearizability-result.js';
import { callTimeline } from '../timeline/call-timeline.js';
import { type TimelineOracle } from '../timeline/timeline-oracle.js';

/** A world that has the history of its clients' calls. */
export interface WorldWithHistory {
  /** What clients called and what was returned to them, so far. */
  readonly history?: History;
}

/** What watches a growing history during a run. */
export interface CallWatch {
  /** How many events were looked at. */
  readonly seen: number;
  /** Whether a search spent its budget. */
  readonly isUnknown: boolean;
  /** Looks at the events that are new, and returns true or a sentence that says what is wrong. */
  readonly observe: (history: History) => true | string;
}

/** How an oracle over calls checks them. */
export interface CallChecks {
  /** Makes the watch of a run. */
  readonly watch: () => CallWatch;
  /** Checks a whole history, for the report on a violation. */
  readonly check: (history: History) => LinearizabilityResult;
  /** Which of several objects a call is about. */
  readonly keyOf: ((call: CompletedCall) => unknown) | undefined;
}

/**
 * An oracle over the calls of clients, checked while the simulation runs.
 *
 * @param name - the oracle's name
 * @param checks - how calls are checked
 */
export function callOracle(
  name: string,
  { watch, check, keyOf }: CallChecks,
): Oracle<WorldWithHistory> {
  const oracle = always(
    name,
    ({ history }: WorldWithHistory, watched: CallWatch) => {
      if (history === undefined) {
        throw new Error(`The oracle "${name}" needs a simulation that records calls in a history.`);
      }
      return history.length === watched.seen ? true : watched.observe(history);
    },
    { history: watch },
  );
  const showing: Oracle<WorldWithHistory> & TimelineOracle = {
    ...oracle,
    isUnknown: (watched) => (watched as CallWatch).isUnknown,
    callEvents: (watched) => (watched as CallWatch).seen,
    timeline: (history) => {
      const result = check(history);
      if (result.verdict !== 'violation') return undefined;
      return callTimeline(result.violation, history, keyOf);
    },
  };
  return showing;
}
