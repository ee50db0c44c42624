import { STRIDE } from './bucket.js';
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

/** What an event is. */
export function kindOf(tag: number): number {
  return tag >>> KIND_SHIFT;
}

/** Whom an event is for. */
export function partyOf(tag: number): number {
  return tag & PARTY_MASK;
}

/** Does what the events of a simulator's own ask. */
export interface Dispatcher {
  dispatch(tag: number, from: number, id: number, payload: unknown): void;
}

/** Queues whose runs have ended: a queue's memory is dear to make and cheap to use again. */
const idleQueues: EventQueue[] = [];

/**
 * Simulated time as a sequence of events: the queue, the clock, the fingerprint and the budget that
 * every simulator needs.
 */
export class Timeline {
  readonly queue = idleQueues.pop() ?? new EventQueue();
  /** Sees every event. */
  observer: Observer | undefined;
  /** Simulated time, in ticks. Read it; only `run` moves it. */
  now = 0;
  /** How many events were processed so far. Read it only. */
  events = 0;
  /** The rolling fingerprint, as a signed integer. Read it only. */
  hash = EMPTY_TRACE_HASH;
  readonly #dispatcher: Dispatcher;
  #maxEvents = Number.MAX_SAFE_INTEGER;
  /** The number of events at which `run` returns: the budget, or less than 0 once stopped. */
  #until = Number.MAX_SAFE_INTEGER;

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  /** The rolling fingerprint of all events so far, as an unsigned 32-bit integer. */
  get traceHash(): number {
    return this.hash >>> 0;
  }

  /** How many events may be processed before `run` gives up. */
  get maxEvents(): number {
    return this.#maxEvents;
  }

  set maxEvents(events: number) {
    this.#maxEvents = events;
    if (this.#until >= 0) this.#until = events;
  }

  /**
   * Processes events for `maxTicks`, until stopped, or until the budget is used up.
   *
   * @returns how many were processed
   */
  run(maxTicks: number): number {
    const before = this.events;
    const until = this.now + maxTicks;
    const { queue } = this;
    while (this.events < this.#until && queue.next(until)) {
      this.now = queue.time;
      const bucket = queue.current;
      const index = bucket.head++;
      const payload = bucket.payloads[index];
      bucket.payloads[index] = undefined;
      const { fields } = bucket;
      const tag = fields[index * STRIDE] as number;
      if (tag === ACTION_TAG) (payload as () => void)();
      else {
        const from = fields[index * STRIDE + 1] as number;
        this.#dispatcher.dispatch(tag, from, fields[index * STRIDE + 2] as number, payload);
      }
    }
    if (this.events < this.#until) this.now = until;
    return this.events - before;
  }

  /** Makes `run` return after the event at hand, for good. */
  stop(): void {
    this.#until = -1;
  }

  /** Gives the queue's memory to the next run. The timeline must not be used any more. */
  release(): void {
    this.stop();
    this.queue.reset();
    idleQueues.push(this.queue);
  }

  /** Runs `action` at `at`, or now if that has passed. */
  schedule(at: number, action: () => void): void {
    this.queue.push(Math.max(at, this.now), ACTION_TAG, 0, 0, action);
  }

  /** Counts the event at hand, folds its causal id and its time into the fingerprint, and lets the observer see it. */
  finishEvent(cause: number): void {
    this.events++;
    this.hash = fold(this.hash, cause + Math.imul(this.now | 0, 0x85ebca6b));
    if (this.observer !== undefined && this.observer.afterEvent()) this.stop();
  }
}
