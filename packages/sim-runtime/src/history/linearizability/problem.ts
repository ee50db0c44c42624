import { type CompletedCall } from '../calls.js';
import { type Transitions } from './object-states.js';

/** A call of the history that is to be linearized. */
export interface ProblemCall {
  /** The call itself. */
  readonly completed: CompletedCall;
  /** Its kind, as `ObjectStates` numbers it. */
  readonly kind: number;
  /** Which of several objects it is about: counted from 0. */
  readonly object: number;
  /** Its bit in the sets of linearized calls. Calls share one, if the first returns before the other starts. */
  readonly slot: number;
}

/**
 * A history as the search needs it.
 *
 * Position `p` of the search means that the first `p` returns have passed, so that all calls that returned
 * are linearized. What else is linearized is a set of slots: those of calls which have started and not returned.
 * That makes Lowe's set of linearized calls (see `Search`) as small as the concurrency of the history.
 */
export interface Problem {
  /** All calls that may be linearized: those that failed are left out. */
  readonly calls: readonly ProblemCall[];
  /** How many returns there are. */
  readonly returns: number;
  /** The call that returns at each position. */
  readonly returning: Int32Array;
  /** Where the candidates of each position begin; one more than there are positions. */
  readonly firstCandidate: Int32Array;
  /** The calls that may be linearized before the return at a position: reads first, then by return. */
  readonly candidates: Int32Array;
  /** For each candidate the slot of the call that has to be linearized before it; -1 if there is none. */
  readonly after: Int32Array;
  /** How many slots there are. */
  readonly slots: number;
  /** How many objects there are. */
  readonly objects: number;
}

/** The key by which calls of the same effect are equal. */
export interface Kinds extends Pick<Transitions, 'isReadOnly'> {
  /** The number of a call's kind. */
  readonly kindOf: (call: CompletedCall) => number;
}

/** Sets up the search for some calls of a history, in the order of their starts. */
export function problemOf(
  completed: readonly CompletedCall[],
  states: Kinds,
  objectOf: (call: CompletedCall) => number = () => 0,
): Problem {
  const relevant = completed.filter((call) => {
    const isOpenRead = call.outcome === 'info' && states.isReadOnly(states.kindOf(call));
    return call.outcome !== 'fail' && !isOpenRead;
  });
  const returnOrder = relevant
    .map((call, index) => ({ call, index }))
    .filter(({ call }) => call.outcome === 'ok')
    .sort((first, second) => endOf(first.call) - endOf(second.call));
  const { slotOf, slots } = assignSlots(relevant);
  const calls = relevant.map((call, index) => ({
    completed: call,
    kind: states.kindOf(call),
    object: objectOf(call),
    slot: slotOf[index] as number,
  }));
  return {
    calls,
    slots,
    returns: returnOrder.length,
    returning: Int32Array.from(returnOrder, ({ index }) => index),
    objects: calls.reduce((most, { object }) => Math.max(most, object + 1), 1),
    ...candidatesOf(
      calls,
      returnOrder.map(({ index }) => index),
      calls.map(({ kind }) => states.isReadOnly(kind)),
    ),
  };
}

function endOf({ outcome, end }: CompletedCall): number {
  return outcome === 'ok' && end !== undefined ? end : Infinity;
}

function assignSlots(calls: readonly CompletedCall[]): { slotOf: Int32Array; slots: number } {
  const slotOf = new Int32Array(calls.length);
  const free: number[] = [];
  const ends = calls
    .map((call, index) => ({ end: endOf(call), index }))
    .sort((first, second) => first.end - second.end);
  let slots = 0;
  let ended = 0;
  calls.forEach((call, index) => {
    for (let next = ends[ended]; next && next.end < call.start; next = ends[++ended]) {
      free.push(slotOf[next.index] as number);
    }
    slotOf[index] = free.pop() ?? slots++;
  });
  return { slotOf, slots };
}

function candidatesOf(
  calls: readonly ProblemCall[],
  returning: readonly number[],
  isReadOnly: readonly boolean[],
): Pick<Problem, 'firstCandidate' | 'candidates' | 'after'> {
  const firstCandidate = new Int32Array(returning.length + 1);
  const candidates: number[] = [];
  const after: number[] = [];
  let live: number[] = [];
  let started = 0;
  const rank = new Map(returning.map((call, position) => [call, position]));
  returning.forEach((call, position) => {
    const end = endOf((calls[call] as ProblemCall).completed);
    for (let next = calls[started]; next && next.completed.start < end; next = calls[++started]) {
      insert(live, started, rank);
    }
    const twins = new Map<number, number>();
    // Reads first: where one fits, nothing else has to be tried.
    const reads = live.filter((candidate) => isReadOnly[candidate]);
    const others = live.filter((candidate) => !isReadOnly[candidate]);
    for (const candidate of [...reads, ...others]) {
      const { kind, object, slot } = calls[candidate] as ProblemCall;
      const identity = kind * 0x1000000 + object;
      candidates.push(candidate);
      after.push(twins.get(identity) ?? -1);
      twins.set(identity, slot);
    }
    firstCandidate[position + 1] = candidates.length;
    live = live.slice(1);
  });
  return {
    firstCandidate,
    candidates: Int32Array.from(candidates),
    after: Int32Array.from(after),
  };
}

/**
 * Keeps live calls in the order of their returns, open ones last. Of two calls of one kind the one that
 * returns first may always be linearized first.
 */
function insert(live: number[], call: number, rank: ReadonlyMap<number, number>): void {
  const mine = rank.get(call) ?? Infinity;
  let place = live.length;
  while (place > 0 && (rank.get(live[place - 1] as number) ?? Infinity) > mine) place--;
  live.splice(place, 0, call);
}
