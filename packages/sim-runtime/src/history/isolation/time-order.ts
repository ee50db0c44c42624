import { type ProcessId } from '../history-event.js';
import { EDGE, type Edges } from './edges.js';
import { type Transaction } from './transaction.js';

const NO_FACT = -1;

/** Adds an edge from each transaction to the next of the same process. */
export function addProcessOrder(transactions: readonly Transaction[], edges: Edges): void {
  const last = new Map<ProcessId, number>();
  for (const { id, call } of transactions) {
    if (call.outcome === 'fail') continue;
    const before = last.get(call.process);
    if (before !== undefined) edges.add(before, id, EDGE.process, NO_FACT);
    last.set(call.process, id);
  }
}

/**
 * Adds edges from transactions that ended to those that started afterwards, and leaves out what follows from
 * others: from the ends since the last start that one of them has seen. Linear in transactions times concurrency.
 */
export function addRealtimeOrder(transactions: readonly Transaction[], edges: Edges): void {
  const ends = transactions
    .filter(({ call }) => call.outcome === 'ok')
    .sort((one, other) => Number(one.call.end) - Number(other.call.end));
  let frontier: Transaction[] = [];
  let ended = 0;
  for (const transaction of transactions) {
    const { start, outcome } = transaction.call;
    for (let next = ends[ended]; next && Number(next.call.end) < start; next = ends[++ended]) {
      const newest = next;
      frontier = frontier.filter(({ call }) => Number(call.end) > newest.call.start);
      frontier.push(newest);
    }
    if (outcome === 'fail') continue;
    for (const { id } of frontier) edges.add(id, transaction.id, EDGE.realtime, NO_FACT);
  }
}
