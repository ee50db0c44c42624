import { HistoryError } from '../history-error.js';
import { type ObjectKey } from '../history-event.js';
import { valueWords } from '../value-words.js';
import { type Transaction } from './transaction.js';

/** Who wrote a version of a key. */
export interface Write {
  readonly transaction: Transaction;
  /** Whether the transaction wrote the key no more after it. */
  readonly isFinal: boolean;
}

/** The writes of a key, by what was written. */
export type WritesOfKey = ReadonlyMap<unknown, Write>;

/**
 * Who wrote what. Every element and every value must be written once to a key: only then does a read say which
 * transaction it read from.
 *
 * @param transactions - all transactions, the aborted ones too
 * @param f - the operation that writes
 * @throws HistoryError if a value was written to a key twice
 */
export function writesByKey(
  transactions: readonly Transaction[],
  f: 'append' | 'w',
): ReadonlyMap<ObjectKey, WritesOfKey> {
  const writes = new Map<ObjectKey, Map<unknown, Write>>();
  for (const transaction of transactions) {
    const { operations } = transaction;
    operations.forEach(([name, key, value], index) => {
      if (name !== f) return;
      let ofKey = writes.get(key);
      if (ofKey === undefined) writes.set(key, (ofKey = new Map()));
      if (ofKey.has(value)) throw new HistoryError(writtenTwice(key, value));
      const isFinal = !operations.some(
        ([other, otherKey], place) => place > index && other === f && otherKey === key,
      );
      ofKey.set(value, { transaction, isFinal });
    });
  }
  return writes;
}

function writtenTwice(key: ObjectKey, value: unknown): string {
  return `The value ${valueWords(value)} is written to the key ${key} twice: isolation can be checked only if each write to a key is unique.`;
}
