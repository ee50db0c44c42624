import { HistoryError } from '../history-error.js';
import { isNothing, valueWords } from '../value-words.js';
import { agrees, type Model } from './model.js';
import { unknownFunction } from './unknown-function.js';

/**
 * A counter with `read` and `add`, whose argument may be negative and is 1 if there is none. The result of
 * `add` is ignored, unless it is a number: then it is the counter's value after it.
 *
 * @param options - the initial value, 0 if there is none
 */
export function counter({ initial = 0 }: { readonly initial?: number } = {}): Model<number> {
  return {
    name: 'counter',
    initial,
    isReadOnly: (call) => call.f === 'read',
    step: (state, call, result) => {
      if (call.f === 'read') return agrees(result, state) ? [state] : [];
      if (call.f !== 'add') throw unknownFunction('counter', call, ['read', 'add']);
      const sum = state + amountOf(call.value);
      const isChecked = result.known && typeof result.value === 'number';
      return !isChecked || result.value === sum ? [sum] : [];
    },
  };
}

function amountOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (isNothing(value)) return 1;
  throw new HistoryError(
    `The argument of "add" is a number, or nothing for 1, not ${valueWords(value)}.`,
  );
}
