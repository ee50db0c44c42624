import { type CompletedCall, callsOf } from '../calls.js';
import { HistoryError } from '../history-error.js';
import { type History } from '../history-event.js';
import { type Model } from '../models/model.js';
import { CallReader } from '../call-reader.js';
import { SequentialMonitor } from './sequential-monitor.js';

/**
 * The call with whose return the calls first have no order. A system is to be consistent whenever it is stopped, so each prefix
 * of its history is held to the same as the whole.
 *
 * @param history - a history without an order
 * @param model - the model
 * @param budget - how many states a search may look at
 */
export function firstViolation<State>(
  history: History,
  model: Model<State>,
  budget: number,
): CompletedCall {
  const reader = new CallReader();
  const monitor = new SequentialMonitor(model, budget);
  for (const [index, event] of history.entries()) {
    // What ends no call, as the notes of a nemesis, says nothing of one.
    if (event.type === 'info') continue;
    const { kind, call } = reader.read(event, index);
    if (kind !== 'lost' && monitor[kind](call) === 'violation') return call;
  }
  const last = callsOf(history).findLast(({ outcome }) => outcome === 'ok');
  if (last === undefined) throw new HistoryError('A history without a return has an order.');
  return last;
}
