import { valueWords } from '../value-words.js';
import { type Transaction } from './transaction.js';

/** `T3`: the third transaction that was started. */
export function nameOf({ id }: { readonly id: number }): string {
  return `T${id + 1}`;
}

/** `T3 (process 2, append x 1, r y [4])`. */
export function inFull(transaction: Transaction): string {
  const operations = transaction.operations.map(
    ([f, key, value]) => `${f} ${key} ${valueWords(value)}`,
  );
  return `${nameOf(transaction)} (process ${transaction.call.process}, ${operations.join(', ')})`;
}
