import { type Oracle } from '../../oracles/oracle.js';
import { type History } from '../history-event.js';
import { type CallTimeline } from './call-timeline.js';

/** An oracle over calls of clients, with what a report asks it about a run that violates it. */
export interface TimelineOracle {
  /**
   * The violation as a timeline; `undefined` where there is none, or none was found within the budget.
   *
   * @param history - the calls of the run
   */
  readonly timeline: (history: History) => CallTimeline | undefined;
}

/** Whether an oracle can show its violation as a timeline. */
export function showsTimeline(
  oracle: Oracle<never> | undefined,
): oracle is Oracle<never> & TimelineOracle {
  return oracle !== undefined && 'timeline' in oracle;
}
