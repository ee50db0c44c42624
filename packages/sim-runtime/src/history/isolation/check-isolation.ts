import { callsOf } from '../calls.js';
import { HistoryError } from '../history-error.js';
import { type History } from '../history-event.js';
import { type Analysis } from './analysis.js';
import { type Anomaly, type CycleSuffix } from './anomaly.js';
import { describeCycle } from './describe-cycle.js';
import { graphOf } from './edges.js';
import { findCycles } from './find-cycles.js';
import { internalAnomalies } from './internal.js';
import { FORBIDDEN, ISOLATION_LEVELS, type IsolationLevel } from './isolation-level.js';
import { analyseListAppend } from './list-append.js';
import { analyseRwRegister } from './rw-register.js';
import { addProcessOrder, addRealtimeOrder } from './time-order.js';
import { type Transaction, transactionsOf } from './transaction.js';

/** What checking the isolation of a history found. */
export interface IsolationResult {
  /**
   * `violation` if there is an anomaly that the level forbids; `unknown` if no dependency between transactions shows,
   * since such a history says nothing; `ok` otherwise.
   */
  readonly verdict: 'ok' | 'violation' | 'unknown';
  /** The anomalies that the level forbids. */
  readonly anomalies: readonly Anomaly[];
  /** Other anomalies that were seen on the way, which the level allows. */
  readonly allowed: readonly Anomaly[];
  /** The levels, of those that were looked at, that these anomalies rule out. */
  readonly not: readonly IsolationLevel[];
  /** How many transactions there are. */
  readonly transactions: number;
  /** How many dependencies between them were found. */
  readonly dependencies: number;
}

/**
 * Checks how far the transactions of a history are isolated from each other, from dependencies between them that
 * their reads show: cycles of these are anomalies (Adya, "Weak Consistency", 1999; Kingsbury and Alvaro, "Elle", 2020).
 *
 * The value of each call is a list of operations: `["append", key, element]` and `["r", key, list]`, or
 * `["w", key, value]` and `["r", key, value]`; each value is written to a key once. The time it takes grows with the
 * history's length and its concurrency. No anomaly is reported that did not happen; some stay unseen.
 *
 * @param history - the events, in the order in which they happened
 * @param level - what is demanded
 * @throws HistoryError if the history contradicts itself, mixes lists and registers, or writes a value twice
 *
 * @example
 * const { verdict, anomalies } = checkIsolation(history, 'serializable');
 */
export function checkIsolation(history: History, level: IsolationLevel): IsolationResult {
  const transactions = transactionsOf(callsOf(history));
  const { edges, anomalies: plain } = analyse(transactions);
  const dependencies = edges.size;
  const suffixes = suffixesOf(level);
  if (suffixes.includes('-process')) addProcessOrder(transactions, edges);
  if (suffixes.includes('-realtime')) addRealtimeOrder(transactions, edges);
  const graph = graphOf(edges, transactions.length);
  const cycles = findCycles(graph, suffixes).map((cycle) =>
    describeCycle(cycle, graph, transactions),
  );
  const all = [...plain, ...internalAnomalies(transactions), ...cycles];
  const anomalies = all.filter(({ name }) => FORBIDDEN[level].includes(name));
  const nothing = dependencies === 0 ? 'unknown' : 'ok';
  return {
    verdict: anomalies.length > 0 ? 'violation' : nothing,
    anomalies,
    allowed: all.filter((anomaly) => !anomalies.includes(anomaly)),
    not: ISOLATION_LEVELS.filter((each) => all.some(({ name }) => FORBIDDEN[each].includes(name))),
    transactions: transactions.length,
    dependencies,
  };
}

function suffixesOf(level: IsolationLevel): readonly CycleSuffix[] {
  const forbidden = FORBIDDEN[level];
  const all: readonly CycleSuffix[] = ['', '-process', '-realtime'];
  return all.filter((suffix) => forbidden.some((name) => name === `G0${suffix}`));
}

function analyse(transactions: readonly Transaction[]): Analysis {
  const writes = (f: string) =>
    transactions.some(({ operations }) => operations.some(([name]) => name === f));
  const isRegister = writes('w');
  if (!isRegister) return analyseListAppend(transactions);
  if (writes('append'))
    throw new HistoryError(
      'Some transactions append to lists and some write registers: check them as two histories.',
    );
  return analyseRwRegister(transactions);
}
