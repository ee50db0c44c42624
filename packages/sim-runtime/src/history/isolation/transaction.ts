import { type CompletedCall } from '../calls.js';
import { canonical } from '../canonical.js';
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
  const transactions = calls.map((call, id): Transaction => {
    const value = call.outcome === 'ok' ? call.result : call.value;
    if (Array.isArray(value) && value.every(isMicroOperation))
      return { id, call, operations: value };
    throw new HistoryError(
      `The call of process ${call.process} at event ${call.start} is no transaction: its value must be a list of ["append" | "r" | "w", key, value].`,
    );
  });
  const areRegisters = transactions.some(({ operations }) => operations.some(([f]) => f === 'w'));
  const values = new SharedValues(areRegisters);
  return transactions.map((transaction) => ({
    ...transaction,
    operations: transaction.operations.map((operation) => values.shareIn(operation)),
  }));
}

function isMicroOperation(value: unknown): value is MicroOperation {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [f, key] = value as unknown[];
  const isKey = typeof key === 'string' || typeof key === 'number';
  return (f === 'append' || f === 'r' || f === 'w') && isKey;
}

/** Makes equal data one object, so that what was read and what was written can be compared by identity. */
class SharedValues {
  readonly #areRegisters: boolean;
  readonly #byText = new Map<string, unknown>();

  /** @param areRegisters - whether a list that is read is one value, and not a list of values */
  constructor(areRegisters: boolean) {
    this.#areRegisters = areRegisters;
  }

  shareIn(operation: MicroOperation): MicroOperation {
    const [f, key, value] = operation;
    if (!isData(value)) return operation;
    if (f !== 'r' || this.#areRegisters || !Array.isArray(value))
      return [f, key, this.#share(value)];
    return value.some(isData) ? [f, key, value.map((each) => this.#share(each))] : operation;
  }

  #share(value: unknown): unknown {
    if (!isData(value)) return value;
    const text = canonical(value);
    const known = this.#byText.get(text) ?? value;
    this.#byText.set(text, known);
    return known;
  }
}

function isData(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
