import { valueWords } from '../value-words.js';
import { type Anomaly, type AnomalyName, type CycleStep } from './anomaly.js';
import { EDGE, type EdgeFact, type EdgeKind, type Graph } from './edges.js';
import { type NamedCycle } from './find-cycles.js';
import { inFull, nameOf } from './transaction-words.js';
import { type Transaction } from './transaction.js';

const KINDS = Object.entries(EDGE) as readonly (readonly [EdgeKind, number])[];

/** A cycle with its transactions, and the reason for each step. */
export function describeCycle(
  { name, suffix, edges }: NamedCycle,
  graph: Graph,
  transactions: readonly Transaction[],
): Anomaly {
  const at = (id: number) => transactions[id] as Transaction;
  const steps = edges.map((edge): CycleStep => {
    const from = at(graph.edges.from(edge));
    const to = at(graph.edges.to(edge));
    const kind = KINDS.find(([, bit]) => bit === graph.edges.kind(edge))?.[0] ?? 'ww';
    return {
      from: from.call,
      to: to.call,
      kind,
      words: reason(kind, from, to, graph.edges.fact(edge)),
    };
  });
  const members = edges.map((edge) => at(graph.edges.from(edge)));
  return {
    name: named(`${name}${suffix}`, edges, graph, transactions),
    words: `${members.map(inFull).join('; ')}: ${steps.map(({ words }) => words).join('; ')}`,
    transactions: members.map(({ call }) => call),
    cycle: steps,
  };
}

/** A long fork: transactions that only read saw writes in different orders. */
function named(
  name: AnomalyName,
  edges: readonly number[],
  graph: Graph,
  transactions: readonly Transaction[],
): AnomalyName {
  if (name !== 'G-nonadjacent-item') return name;
  const onlyReads = edges
    .filter((edge) => graph.edges.kind(edge) === EDGE.rw)
    .every((edge) => transactions[graph.edges.from(edge)]?.operations.every(([f]) => f === 'r'));
  return onlyReads ? 'long-fork' : name;
}

function reason(
  kind: EdgeKind,
  from: Transaction,
  to: Transaction,
  fact: EdgeFact | undefined,
): string {
  const [one, other] = [nameOf(from), nameOf(to)];
  const key = fact?.key ?? '';
  const [before, after] = [valueWords(fact?.before), valueWords(fact?.after)];
  switch (kind) {
    case 'ww':
      return `${one} wrote ${before} to ${key} before ${other} wrote ${after}`;
    case 'wr':
      return `${one} wrote ${after} to ${key}, which ${other} read`;
    case 'rw':
      return `${one} read ${key} when it was ${before}, before ${other} wrote ${after}`;
    case 'process':
      return `${one} came before ${other} in process ${from.call.process}`;
    case 'realtime':
      return `${one} ended before ${other} started`;
  }
}
