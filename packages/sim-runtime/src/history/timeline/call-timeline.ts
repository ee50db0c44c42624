import { valueText } from '../../oracles/in-words.js';
import { type CompletedCall, callsOf } from '../calls.js';
import { type History } from '../history-event.js';
import { type LinearizabilityViolation } from '../linearizability/linearizability-result.js';
import { callWords } from './call-words.js';

/**
 * The part of a call in a violation: the one that fits into no order, one of those that suffice for that, or another, which
 * may have taken effect at any time.
 */
export type CallRole = 'misfit' | 'suffices' | 'other';

/** A call of a timeline: a bar in the lane of its process. */
export interface TimelineCall {
  /** Its lane: an index of `processes`. */
  readonly lane: number;
  /** When it started, in ticks. */
  readonly from: number;
  /** When it returned, in ticks; absent for one that had not returned by the end of the timeline. */
  readonly to?: number;
  /** The function with its argument and its result. */
  readonly words: string;
  /** Its part in the violation. */
  readonly role: CallRole;
  /** Its place in the longest order that the model allows, from 1; absent where it is not in it. */
  readonly place?: number;
}

/** The calls of clients up to the first moment at which there is no order of them, as lanes and bars. */
export interface CallTimeline {
  /** The processes, in the order of their first calls: a lane for each. */
  readonly processes: readonly string[];
  /** The calls, in the order of their starts. */
  readonly calls: readonly TimelineCall[];
  /** How many calls were left out because there are too many: the first ones of those that do not suffice. */
  readonly omitted: number;
  /** When the first of the calls started, in ticks. */
  readonly from: number;
  /** When the call that fits nowhere returned, in ticks. */
  readonly to: number;
  /** The state at the end of the longest order, in words. */
  readonly state: string;
  /** The object that the calls are about, in words; absent where the model has only one. */
  readonly object?: string;
}

/** The most calls of a timeline. */
const MOST_CALLS = 200;

/**
 * Lays out the calls of a violation.
 *
 * @param violation - the violation
 * @param history - the history that it was found in
 * @param keyOf - which of several objects a call is about
 */
export function callTimeline(
  violation: LinearizabilityViolation,
  history: History,
  keyOf: (call: CompletedCall) => unknown = () => undefined,
): CallTimeline {
  const { misfit, prefix, key, state } = violation;
  const before = callsOf(history.slice(0, prefix)).filter(
    (call) => call.outcome !== 'fail' && (key === undefined || keyOf(call) === key),
  );
  const suffices = new Set(violation.calls.map(({ start }) => start));
  const isKept = ({ start }: CompletedCall) => start === misfit.start || suffices.has(start);
  const others = before.filter((call) => !isKept(call));
  const omitted = Math.max(0, Math.min(others.length, before.length - MOST_CALLS));
  const left = new Set(others.slice(0, omitted));
  const calls = before.filter((call) => !left.has(call));
  const processes = [...new Set(calls.map(({ process }) => String(process)))];
  const places = new Map(violation.order.map(({ start }, index) => [start, index + 1]));
  const at = (index: number | undefined): number => history[index ?? -1]?.at ?? 0;
  return {
    processes,
    calls: calls.map((call) => {
      const place = places.get(call.start);
      return {
        lane: processes.indexOf(String(call.process)),
        from: at(call.start),
        ...(call.outcome === 'ok' ? { to: at(call.end) } : {}),
        words: callWords(call),
        role:
          call.start === misfit.start ? 'misfit' : suffices.has(call.start) ? 'suffices' : 'other',
        ...(place === undefined ? {} : { place }),
      };
    }),
    omitted,
    from: at(calls[0]?.start),
    to: at(misfit.end),
    state: state === undefined ? 'nothing' : valueText(state),
    ...(key === undefined ? {} : { object: String(key) }),
  };
}
