import { HistoryError } from './history-error.js';
import {
  type History,
  type HistoryEvent,
  type ObjectKey,
  type ProcessId,
} from './history-event.js';

/** How a call ended: `info` if the history does not say. */
export type Outcome = 'ok' | 'fail' | 'info';

/** A call with its start and its end. */
export interface CompletedCall {
  /** Where its start is in the history: 0 is the first event. */
  readonly start: number;
  /** Where its end is in the history; `undefined` for a call without an end. */
  readonly end: number | undefined;
  /** The client that made the call. */
  readonly process: ProcessId;
  /** The function that was called. */
  readonly f: string;
  /** The argument. */
  readonly value: unknown;
  /** The object that the call is about, in a history of several. */
  readonly key: ObjectKey | undefined;
  /** Whether the call took effect, took none, or may have taken effect. */
  readonly outcome: Outcome;
  /** What was returned; `undefined` unless the outcome is `ok`. */
  readonly result: unknown;
}

/** The calls of a history, and what it was when they were paired. */
interface PairedCalls {
  readonly length: number;
  readonly last: HistoryEvent | undefined;
  readonly calls: readonly CompletedCall[];
}

/** Oracles ask after every event, and most events add nothing to the history. */
const paired = new WeakMap<History, PairedCalls>();

/**
 * Pairs the starts of calls with their ends. A history that has not grown since is not read again: change none of its
 * events in place.
 *
 * @param history - the events, in the order in which they happened
 * @returns the calls, in the order of their starts
 * @throws HistoryError if a process makes two calls at once, goes on after `info`, or ends a call that it did not start
 */
export function callsOf(history: History): readonly CompletedCall[] {
  const { length } = history;
  const last = history[length - 1];
  const known = paired.get(history);
  if (known !== undefined && known.length === length && known.last === last) return known.calls;
  const calls = pairCalls(history);
  paired.set(history, { length, last, calls });
  return calls;
}

function pairCalls(history: History): readonly CompletedCall[] {
  const calls: (CompletedCall | number)[] = [];
  const open = new Map<ProcessId, number>();
  const places: number[] = [];
  const lost = new Set<ProcessId>();
  history.forEach((event, index) => {
    const { process } = event;
    if (event.type === 'invoke') {
      if (open.has(process)) throw new HistoryError(twoAtOnce(event, index));
      if (lost.has(process)) throw new HistoryError(usedAgain(event, index));
      open.set(process, calls.length);
      places.push(index);
      calls.push(index);
      return;
    }
    const call = open.get(process);
    if (call === undefined) {
      // Jepsen's nemesis logs nothing but info, which starts no call.
      if (event.type === 'info') return;
      throw new HistoryError(
        `Process ${process} ends a call at event ${index} that it did not start.`,
      );
    }
    open.delete(process);
    if (event.type === 'info') lost.add(process);
    const start = places[call] ?? 0;
    calls[call] = completed(history, start, index);
  });
  return calls.map((call) =>
    typeof call === 'number' ? completed(history, call, undefined) : call,
  );
}

function completed(history: History, start: number, end: number | undefined): CompletedCall {
  const invoke = history[start] as HistoryEvent;
  const ended = end === undefined ? undefined : history[end];
  const outcome = ended === undefined || ended.type === 'invoke' ? 'info' : ended.type;
  const { process, f, value, key } = invoke;
  if (ended !== undefined && ended.f !== f) {
    throw new HistoryError(
      `Process ${process} starts "${f}" at event ${start} and ends "${ended.f}" at event ${end}.`,
    );
  }
  const result = outcome === 'ok' ? ended?.value : undefined;
  return { start, end, process, f, value, key, outcome, result };
}

function twoAtOnce({ process, f }: HistoryEvent, index: number): string {
  return `Process ${process} starts "${f}" at event ${index} before its last call ended: give each concurrent call a process of its own.`;
}

function usedAgain({ process, f }: HistoryEvent, index: number): string {
  return `Process ${process} starts "${f}" at event ${index} after a call of it ended in info: that call may still be under way, so continue under another process.`;
}

/** A call without its end: it may have taken effect at any time after its start, or never. */
export function openedCall(call: CompletedCall): CompletedCall {
  return { ...call, end: undefined, outcome: 'info', result: undefined };
}

/**
 * The calls as they are known after some events: one that has not ended by then is open.
 *
 * @param calls - the calls of the whole history
 * @param events - how many events are known
 */
export function cutAfter(
  calls: readonly CompletedCall[],
  events: number,
): readonly CompletedCall[] {
  return calls
    .filter(({ start }) => start < events)
    .map((call) => (call.end === undefined || call.end < events ? call : openedCall(call)));
}
