import { type ObjectKey } from '../history-event.js';
import { valueWords } from '../value-words.js';
import { type Analysis, plainAnomaly } from './analysis.js';
import { type Anomaly } from './anomaly.js';
import { EDGE, Edges } from './edges.js';
import { inFull } from './transaction-words.js';
import { type Transaction } from './transaction.js';
import { writesByKey, type WritesOfKey } from './versions.js';

/** What the transactions say about one register. */
interface Register {
  /** Who read each version from another transaction; nothing is the version before the first. */
  readonly readers: Map<unknown, Transaction[]>;
  /** The versions known to come right after a version: a transaction read the one and then wrote the other. */
  readonly successors: Map<unknown, unknown[]>;
  /** The versions of which one before them is known. */
  readonly followers: Set<unknown>;
}

const NOTHING = null;
const NO_WRITES: WritesOfKey = new Map();

/**
 * The dependencies of transactions that read and write registers. The order of versions shows only in part: nothing
 * comes first, and what a transaction writes comes after what it read of the same register.
 *
 * @param transactions - all transactions
 */
export function analyseRwRegister(transactions: readonly Transaction[]): Analysis {
  const edges = new Edges();
  const anomalies: Anomaly[] = [];
  const writes = writesByKey(transactions, 'w');
  for (const [key, register] of registersOf(transactions, writes)) {
    const ofKey = writes.get(key) ?? NO_WRITES;
    anomalies.push(...readAnomalies(key, register, ofKey), ...lostUpdates(key, register, ofKey));
    if (isCyclic(register.successors)) {
      const words = `the versions of ${key} follow each other in a circle`;
      anomalies.push(
        plainAnomaly('cyclic-versions', words, ...[...register.readers.values()].flat()),
      );
      continue;
    }
    addEdges(edges, key, register, ofKey);
  }
  return { edges, anomalies };
}

function registersOf(
  transactions: readonly Transaction[],
  writes: ReadonlyMap<ObjectKey, WritesOfKey>,
): ReadonlyMap<ObjectKey, Register> {
  const registers = new Map<ObjectKey, Register>();
  const registerOf = (key: ObjectKey) => {
    const known = registers.get(key);
    if (known !== undefined) return known;
    const fresh: Register = { readers: new Map(), successors: new Map(), followers: new Set() };
    registers.set(key, fresh);
    return fresh;
  };
  for (const transaction of transactions) {
    if (transaction.call.outcome !== 'ok') continue;
    const last = new Map<ObjectKey, unknown>();
    const written = new Set<ObjectKey>();
    for (const [f, key, given] of transaction.operations) {
      const value = given ?? NOTHING;
      const register = registerOf(key);
      if (f === 'r' && !written.has(key) && !last.has(key))
        push(register.readers, value, transaction);
      if (f === 'w' && last.has(key) && !written.has(key))
        follow(register, last.get(key), finalOf(transaction, key));
      if (f === 'w') written.add(key);
      last.set(key, value);
    }
  }
  for (const [key, ofKey] of writes) {
    const register = registerOf(key);
    for (const [value, { transaction, isFinal }] of ofKey) {
      const isSeen = transaction.call.outcome === 'ok' || register.readers.has(value);
      if (isFinal && isSeen && !register.followers.has(value)) follow(register, NOTHING, value);
    }
  }
  return registers;
}

function finalOf({ operations }: Transaction, key: ObjectKey): unknown {
  return operations.findLast(([f, other]) => f === 'w' && other === key)?.[2];
}

function follow({ successors, followers }: Register, before: unknown, after: unknown): void {
  push(successors, before, after);
  followers.add(after);
}

function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function readAnomalies(
  key: ObjectKey,
  { readers }: Register,
  writes: WritesOfKey,
): readonly Anomaly[] {
  return [...readers].flatMap(([value, [reader]]) => {
    const write = writes.get(value);
    if (reader === undefined || value === NOTHING) return [];
    if (write === undefined) {
      const words = `${inFull(reader)} read ${valueWords(value)} of ${key}, which no transaction wrote`;
      return [plainAnomaly('unwritten-read', words, reader)];
    }
    const { transaction: writer, isFinal } = write;
    if (writer.call.outcome === 'fail') {
      const words = `${inFull(reader)} read ${valueWords(value)} of ${key}, which ${inFull(writer)} wrote and aborted`;
      return [plainAnomaly('G1a', words, reader, writer)];
    }
    if (isFinal) return [];
    const words = `${inFull(reader)} read ${valueWords(value)} of ${key}, but ${inFull(writer)} wrote it again`;
    return [plainAnomaly('G1b', words, reader, writer)];
  });
}

function lostUpdates(
  key: ObjectKey,
  { successors }: Register,
  writes: WritesOfKey,
): readonly Anomaly[] {
  for (const [version, after] of successors) {
    const updaters = after.flatMap((value) => writes.get(value)?.transaction ?? []);
    const both = updaters.filter(({ operations }) =>
      operations.some(
        ([f, other, value]) => f === 'r' && other === key && (value ?? NOTHING) === version,
      ),
    );
    const [one, other] = both;
    if (one === undefined || other === undefined) continue;
    const words = `${inFull(one)} and ${inFull(other)} both read ${valueWords(version)} of ${key} and then wrote it`;
    return [plainAnomaly('lost-update', words, one, other)];
  }
  return [];
}

/** Whether versions follow each other in a circle: each has one known predecessor at most, unless updates were lost. */
function isCyclic(successors: ReadonlyMap<unknown, readonly unknown[]>): boolean {
  const degree = new Map<unknown, number>();
  for (const after of successors.values()) {
    for (const value of after) degree.set(value, (degree.get(value) ?? 0) + 1);
  }
  const free = [...successors.keys()].filter((version) => !degree.has(version));
  let left = degree.size;
  for (const version of free) {
    for (const value of successors.get(version) ?? []) {
      const before = (degree.get(value) ?? 0) - 1;
      degree.set(value, before);
      if (before === 0) left--;
      if (before === 0) free.push(value);
    }
  }
  return left > 0;
}

function addEdges(edges: Edges, key: ObjectKey, register: Register, writes: WritesOfKey): void {
  for (const [value, readers] of register.readers) {
    const writer = writes.get(value)?.transaction;
    if (writer === undefined) continue;
    const fact = edges.note({ key, before: undefined, after: value });
    for (const reader of readers) edges.add(writer.id, reader.id, EDGE.wr, fact);
  }
  for (const [before, after] of register.successors) {
    for (const value of after) {
      const next = writes.get(value)?.transaction;
      if (next === undefined) continue;
      const fact = edges.note({ key, before, after: value });
      const overwritten = writes.get(before)?.transaction;
      if (overwritten) edges.add(overwritten.id, next.id, EDGE.ww, fact);
      for (const reader of register.readers.get(before) ?? [])
        edges.add(reader.id, next.id, EDGE.rw, fact);
    }
  }
}
