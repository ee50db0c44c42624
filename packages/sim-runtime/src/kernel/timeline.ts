import { EventQueue } from './event-queue.js';
import { type Observer } from './observer.js';
import { EMPTY_TRACE_HASH, fold } from './trace-hash.js';

const KIND_SHIFT = 26;
const PARTY_MASK = (1 << KIND_SHIFT) - 1;
const ACTION = 63;

/** The tag of an event whose payload is a function to call. */
export const ACTION_TAG = ACTION << KIND_SHIFT;

/** The largest number of parties that an event's tag has room for. */
export const MOST_PARTIES = PARTY_MASK;

/** What an event is and whom it is for, as the integer that the queue carries. */
export function eventTag(kind: number, party: number): number {
  return (kind << KIND_SHIFT) | party;
}

/** Does what an event of a simulator's own asks; the event's fields are in the timeline's queue. */
export type Dispatch = (kind: number, party: number) => void;

/**
 * Simulated time as a sequence of events: the queue, the clock, the fingerprint and the budget that
 * every simulator needs.
 */
export class Timeline {
  readonly queue = new EventQueue();
  /** Sees every event. */
  observer: Observer | undefined;
  /** How many events may be processed before `run` gives up. */
  maxEvents = Number.MAX_SAFE_INTEGER;
  readonly #dispatch: Dispatch;
  #now = 0;
  #events = 0;
  #hash = EMPTY_TRACE_HASH;
  #stopped = false;

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch;
  }

  get now(): number {
    return this.#now;
  }

  get events(): number {
    return this.#events;
  }

  get traceHash(): number {
    return this.#hash >>> 0;
  }

  /** Processes events for `maxTicks`, until stopped, or until the budget is used up. */
  run(maxTicks: number): number {
    const before = this.#events;
    const until = this.#now + maxTicks;
    const { queue } = this;
    while (!this.#stopped && this.#events < this.maxEvents && queue.next(until)) {
      this.#now = queue.time;
      const kind = queue.tag >>> KIND_SHIFT;
      if (kind === ACTION) (queue.payload as () => void)();
      else this.#dispatch(kind, queue.tag & PARTY_MASK);
    }
    if (!this.#stopped && this.#events < this.maxEvents) this.#now = until;
    return this.#events - before;
  }

  /** Makes `run` return after the event at hand, for good. */
  stop(): void {
    this.#stopped = true;
  }

  /** Runs `action` at `at`, or now if that has passed. */
  schedule(at: number, action: () => void): void {
    this.queue.push(Math.max(at, this.#now), ACTION_TAG, 0, 0, action);
  }

  /** Counts the event at hand, folds it into the fingerprint and lets the observer see it. */
  finishEvent(tag: number, cause: number): void {
    this.#events++;
    this.#hash = fold(
      this.#hash,
      (cause + Math.imul(this.#now | 0, 0x9e3779b1)) ^ Math.imul(tag + 1, 0x85ebca77),
    );
    if (this.observer !== undefined && this.observer.afterEvent()) this.#stopped = true;
  }
}
