import { COORDINATOR } from './trace-sink.js';
import { type Fate, type TraceEntry } from './trace-entry.js';

type Making<Entry> = { -readonly [Field in keyof Entry]: Entry[Field] };

/** The entries of what the methods of a trace sink take. */
export function sentEntry(
  at: number,
  id: number,
  from: number,
  to: number,
  message: unknown,
  fate: Fate,
  delayTicks: number,
): TraceEntry {
  // Fields are set one by one: to spread those that may be absent takes many times as long.
  const entry = { at, kind: 'sent', id } as Making<Extract<TraceEntry, { kind: 'sent' }>>;
  if (from !== COORDINATOR) entry.from = from;
  if (to !== COORDINATOR) entry.to = to;
  entry.message = message;
  entry.fate = fate;
  if (fate === 'delivered') entry.arrivesAt = at + delayTicks;
  return entry;
}

export function receivedEntry(
  at: number,
  id: number,
  from: number,
  to: number,
  message: unknown,
): TraceEntry {
  const entry = { at, kind: 'received', id } as Making<Extract<TraceEntry, { kind: 'received' }>>;
  if (from !== COORDINATOR) entry.from = from;
  if (to !== COORDINATOR) entry.to = to;
  entry.message = message;
  return entry;
}

export function missedEntry(at: number, id: number, to: number): TraceEntry {
  return { at, kind: 'missed', id, ...(to === COORDINATOR ? {} : { to }) };
}

export function timeoutEntry(at: number, party: number): TraceEntry {
  return { at, kind: 'timeout', party };
}

export function appliedEntry(
  at: number,
  id: number,
  party: number,
  input: unknown,
  effects: readonly unknown[],
  state: unknown,
): TraceEntry {
  return { at, kind: 'applied', id, party, input, effects, state };
}
