import { type Anomaly, type PlainAnomalyName } from './anomaly.js';
import { type Edges } from './edges.js';
import { type Transaction } from './transaction.js';

/** What the operations of a history say about its transactions. */
export interface Analysis {
  /** Dependencies between them. */
  readonly edges: Edges;
  /** Anomalies that show without a cycle. */
  readonly anomalies: readonly Anomaly[];
}

/** An anomaly between some transactions that is no cycle. */
export function plainAnomaly(
  name: PlainAnomalyName,
  words: string,
  ...transactions: readonly Transaction[]
): Anomaly {
  return { name, words, transactions: transactions.map(({ call }) => call), cycle: [] };
}
