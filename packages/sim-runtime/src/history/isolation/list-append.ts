import { type ObjectKey } from '../history-event.js';
import { valueWords } from '../value-words.js';
import { type Analysis, plainAnomaly } from './analysis.js';
import { type Anomaly } from './anomaly.js';
import { EDGE, Edges } from './edges.js';
import { inFull, nameOf } from './transaction-words.js';
import { type Transaction } from './transaction.js';
import { writesByKey, type WritesOfKey } from './versions.js';

/** A list that a transaction read before its own appends to it. */
interface Read {
  readonly reader: Transaction;
  readonly list: readonly unknown[];
}

const NO_WRITES: WritesOfKey = new Map();

/**
 * The dependencies of transactions that append to lists and read them (Kingsbury and Alvaro 2020, section 4): a
 * list that was read gives the order of all appends in it.
 *
 * @param transactions - all transactions
 */
export function analyseListAppend(transactions: readonly Transaction[]): Analysis {
  const edges = new Edges();
  const anomalies: Anomaly[] = [];
  const writes = writesByKey(transactions, 'append');
  for (const [key, reads] of readsByKey(transactions)) {
    const ofKey = writes.get(key) ?? NO_WRITES;
    const order = reads.reduce((longest, read) =>
      read.list.length > longest.list.length ? read : longest,
    );
    anomalies.push(...orderAnomalies(key, order, reads), ...readAnomalies(key, reads, ofKey));
    anomalies.push(...dirtyUpdates(key, order.list, ofKey), ...lostUpdates(key, reads));
    addEdges(edges, key, order.list, reads, ofKey);
  }
  return { edges, anomalies };
}

/** What committed transactions read of each key before they appended to it themselves. */
function readsByKey(transactions: readonly Transaction[]): ReadonlyMap<ObjectKey, readonly Read[]> {
  const reads = new Map<ObjectKey, Read[]>();
  for (const reader of transactions) {
    if (reader.call.outcome !== 'ok') continue;
    reader.operations.forEach(([f, key, value], index) => {
      if (f !== 'r') return;
      const own = reader.operations.some(
        ([other, otherKey], place) => place < index && other === 'append' && otherKey === key,
      );
      if (own) return;
      const list = Array.isArray(value) ? (value as readonly unknown[]) : [];
      const ofKey = reads.get(key);
      if (ofKey === undefined) reads.set(key, [{ reader, list }]);
      else ofKey.push({ reader, list });
    });
  }
  return reads;
}

function orderAnomalies(key: ObjectKey, order: Read, reads: readonly Read[]): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  for (const { reader, list } of reads) {
    if (!list.every((element, index) => element === order.list[index])) {
      const words = `${nameOf(reader)} read ${valueWords(list)} of ${key} and ${nameOf(order.reader)} read ${valueWords(order.list)}: neither begins with the other`;
      anomalies.push(plainAnomaly('incompatible-order', words, reader, order.reader));
    }
  }
  if (new Set(order.list).size < order.list.length) {
    const words = `${nameOf(order.reader)} read ${valueWords(order.list)} of ${key}, which has an element twice`;
    anomalies.push(plainAnomaly('duplicate-elements', words, order.reader));
  }
  return anomalies;
}

function readAnomalies(
  key: ObjectKey,
  reads: readonly Read[],
  writes: WritesOfKey,
): readonly Anomaly[] {
  const anomalies: Anomaly[] = [];
  const judged = new Set<unknown>();
  for (const { reader, list } of reads) {
    for (const element of list) {
      // One reader of a wrong element is enough.
      if (judged.has(element)) continue;
      judged.add(element);
      const writer = writes.get(element)?.transaction;
      if (writer === undefined) {
        const words = `${inFull(reader)} read ${valueWords(element)} in ${key}, which no transaction appended`;
        anomalies.push(plainAnomaly('unwritten-read', words, reader));
      } else if (writer.call.outcome === 'fail') {
        const words = `${inFull(reader)} read ${valueWords(element)} in ${key}, which ${inFull(writer)} appended and aborted`;
        anomalies.push(plainAnomaly('G1a', words, reader, writer));
      }
    }
    const last = writes.get(list.at(-1));
    if (last !== undefined && !last.isFinal && last.transaction !== reader) {
      const words = `${inFull(reader)} read ${key} up to ${valueWords(list.at(-1))}, but ${inFull(last.transaction)} appended more to it`;
      anomalies.push(plainAnomaly('G1b', words, reader, last.transaction));
    }
  }
  return anomalies;
}

function dirtyUpdates(
  key: ObjectKey,
  order: readonly unknown[],
  writes: WritesOfKey,
): readonly Anomaly[] {
  for (const [index, element] of order.entries()) {
    const aborted = writes.get(element)?.transaction;
    if (aborted?.call.outcome !== 'fail') continue;
    for (const later of order.slice(index + 1)) {
      const committed = writes.get(later)?.transaction;
      if (committed?.call.outcome !== 'ok') continue;
      const words = `${inFull(committed)} appended to ${key} after ${valueWords(element)}, which ${inFull(aborted)} appended and aborted`;
      return [plainAnomaly('dirty-update', words, aborted, committed)];
    }
  }
  return [];
}

function lostUpdates(key: ObjectKey, reads: readonly Read[]): readonly Anomaly[] {
  const first = new Map<number, Transaction>();
  for (const { reader, list } of reads) {
    const appends = reader.operations.some(([f, other]) => f === 'append' && other === key);
    if (!appends) continue;
    const other = first.get(list.length);
    if (other !== undefined && other !== reader) {
      const words = `${inFull(other)} and ${inFull(reader)} both read ${valueWords(list)} of ${key} and then appended to it`;
      return [plainAnomaly('lost-update', words, other, reader)];
    }
    first.set(list.length, reader);
  }
  return [];
}

function addEdges(
  edges: Edges,
  key: ObjectKey,
  order: readonly unknown[],
  reads: readonly Read[],
  writes: WritesOfKey,
): void {
  const writers = order.map((element) => writes.get(element)?.transaction);
  // One note for each version serves all edges about it.
  const facts = order.map((after, index) => edges.note({ key, before: order[index - 1], after }));
  writers.forEach((writer, index) => {
    const before = writers[index - 1];
    if (writer && before) edges.add(before.id, writer.id, EDGE.ww, facts[index] as number);
  });
  for (const { reader, list } of reads) {
    const { length } = list;
    const writer = writers[length - 1];
    if (writer) edges.add(writer.id, reader.id, EDGE.wr, facts[length - 1] as number);
    const next = writers[length];
    if (next) edges.add(reader.id, next.id, EDGE.rw, facts[length] as number);
  }
}
