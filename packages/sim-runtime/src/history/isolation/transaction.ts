import { type CompletedCall } from '../calls.js';
import { HistoryError } from '../history-error.js';
import { type ObjectKey } from '../history-event.js';

/**
 * An operation of a transaction: `append` to a list, `w`rite of a register, or `r`ead of either. Its value is
 * unknown (`null`, `undefined`) for a read that did not return.
 */
export type MicroOperation = readonly [f: 'append' | 'r' | 'w', key: ObjectKey, value: unknown];

/** A transaction that took effect, may have taken effect, or was aborted. */
export interface Transaction {
  /** Its number, counted from 0 in the order of the starts. */
  readonly id: number;
  /** The call that it was made with. */
  readonly call: CompletedCall;
  /** Its operations, with the results of its reads if it is known to have committed. */
  readonly operations: readonly MicroOperation[];
}

/**
 * The transactions of a history: calls whose argument is a list of operations, as `[["append", "x", 1], ["r", "x", null]]`.
 *
 * @param calls - the calls of the history
 * @throws HistoryError if an argument or a result is no such list
 */
export function transactionsOf(calls: readonly CompletedCall[]): readonly Transaction[] {
  return calls.map((call, id) => {
    const value = call.outcome === 'ok' ? call.result : call.value;
    if (Array.isArray(value) && value.every(isMicroOperation))
      return { id, call, operations: value };
    throw new HistoryError(
      `The call of process ${call.process} at event ${call.start} is no transaction: its value must be a list of ["append" | "r" | "w", key, value].`,
    );
  });
}

function isMicroOperation(value: unknown): value is MicroOperation {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [f, key] = value as unknown[];
  const isKey = typeof key === 'string' || typeof key === 'number';
  return (f === 'append' || f === 'r' || f === 'w') && isKey;
}
