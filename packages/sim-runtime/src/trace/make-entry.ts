import { COORDINATOR } from './trace-sink.js';
import { type Fate, type TraceEntry } from './trace-entry.js';

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
  return {
    at,
    kind: 'sent',
    id,
    ...(from === COORDINATOR ? {} : { from }),
    ...(to === COORDINATOR ? {} : { to }),
    message,
    fate,
    ...(fate === 'delivered' ? { arrivesAt: at + delayTicks } : {}),
  };
}

export function receivedEntry(
  at: number,
  id: number,
  from: number,
  to: number,
  message: unknown,
): TraceEntry {
  return {
    at,
    kind: 'received',
    id,
    ...(from === COORDINATOR ? {} : { from }),
    ...(to === COORDINATOR ? {} : { to }),
    message,
  };
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
