import { type CompletedCall, callsOf } from '../calls.js';
import { type History } from '../history-event.js';
import { type Model } from '../models/model.js';

/** Whether a history is linearizable, by trying every order of its calls. */
export function isLinearizableByForce<State>(history: History, model: Model<State>): boolean {
  const calls = callsOf(history).filter(({ outcome }) => outcome !== 'fail');
  return place(calls, model.initial, model);
}

function place<State>(left: readonly CompletedCall[], state: State, model: Model<State>): boolean {
  if (left.every(({ outcome }) => outcome === 'info')) return true;
  return left.some((call) => {
    const others = left.filter((other) => other !== call);
    if (others.some((other) => other.outcome === 'ok' && Number(other.end) < call.start))
      return false;
    const result =
      call.outcome === 'ok'
        ? ({ known: true, value: call.result } as const)
        : ({ known: false } as const);
    return model.step(state, call, result).some((next) => place(others, next, model));
  });
}
