import { HistoryError } from '../history-error.js';
import { type ModelCall } from './model.js';

/** The error for a call that a model does not have. */
export function unknownFunction(model: string, call: ModelCall, known: readonly string[]): Error {
  return new HistoryError(
    `The model "${model}" has no function "${call.f}": it has ${known.join(', ')}.`,
  );
}
