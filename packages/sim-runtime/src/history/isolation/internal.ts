import { canonical } from '../canonical.js';
import { type ObjectKey } from '../history-event.js';
import { valueWords } from '../value-words.js';
import { type Analysis, plainAnomaly } from './analysis.js';
import { inFull } from './transaction-words.js';
import { type Transaction } from './transaction.js';

/**
 * Reads that contradict what the same transaction read or wrote before (Cerone et al., "A Framework for
 * Transactional Consistency Models with Atomic Visibility", 2015).
 */
export function internalAnomalies(transactions: readonly Transaction[]): Analysis['anomalies'] {
  return transactions.flatMap((transaction) => {
    if (transaction.call.outcome !== 'ok' || transaction.operations.length < 2) return [];
    const words = contradiction(transaction);
    return words === undefined ? [] : [plainAnomaly('internal', words, transaction)];
  });
}

/** What a transaction knows of a key: all of it after a read or a write, its end after appends alone. */
interface Known {
  readonly whole: boolean;
  readonly value: unknown;
}

function contradiction(transaction: Transaction): string | undefined {
  const known = new Map<ObjectKey, Known>();
  for (const [f, key, value] of transaction.operations) {
    const before = known.get(key);
    if (f === 'w') known.set(key, { whole: true, value });
    if (f === 'append') known.set(key, appended(before, value));
    if (f !== 'r') continue;
    if (before !== undefined && !fits(before, value)) {
      const expected = `${before.whole ? '' : 'a list that ends with '}${valueWords(before.value)}`;
      return `${inFull(transaction)} read ${valueWords(value)} of ${key}, though by its own operations it is ${expected}`;
    }
    known.set(key, { whole: true, value });
  }
  return undefined;
}

function appended(before: Known | undefined, value: unknown): Known {
  const list = Array.isArray(before?.value) ? (before.value as unknown[]) : [];
  return { whole: before?.whole ?? false, value: [...list, value] };
}

function fits({ whole, value }: Known, read: unknown): boolean {
  if (whole || !Array.isArray(read) || !Array.isArray(value)) {
    return canonical(value ?? null) === canonical(read ?? null);
  }
  return canonical((read as unknown[]).slice(-value.length)) === canonical(value);
}
