import { smallInteger } from './small-integer.js';
import { EventQueue } from './queue/event-queue.js';
import { ACTION_TAG, PAYLOAD_FLAG } from './queue/event-tag.js';
import { type Observer } from './observer.js';
import { EMPTY_TRACE_HASH, fold, TIME_FACTOR } from './trace-hash.js';

/** Does what the events of a simulator's own ask. */
export interface Dispatcher {
  /**
   * @param tag - what kind of event, and for whom
   * @param fields - where the event's integers are: from `offset` on its tag, who caused it, its
   *   causal id, its time, and the words that it carries
   * @param payload - the object that it carries, if it does
   */
  dispatch(tag: number, fields: Int32Array, offset: number, payload: unknown): void;
}

/** What is planned before a run begins, in the order of its times: it needs no place in the queue. */
export interface Schedule {
  /** When the next of it is due; `Infinity` when nothing is left. */
  readonly next: number;
  /** Does what is due next. */
  readonly take: () => void;
}

const NOTHING_PLANNED: Schedule = { next: Number.POSITIVE_INFINITY, take: () => undefined };

/** Queues whose runs have ended: a queue's memory is dear to make and cheap to use again. */
const idleQueues: EventQueue[] = [];

/**
 * Simulated time as a sequence of events: the queue, the clock, the fingerprint and the budget that
 * every simulator needs.
 */
export class Timeline {
  /** What is to happen. @internal */
  readonly queue = idleQueues.pop() ?? new EventQueue();
  /** Sees every event. @internal */
  observer: Observer | undefined;
  /** Simulated time, in ticks. Read it; only `run` moves it. */
  now = 0;
  /** How many events were processed so far. Read it only. */
  events = 0;
  /** The rolling fingerprint, as a signed integer. Read it only. @internal */
  hash = EMPTY_TRACE_HASH;
  readonly #dispatcher: Dispatcher;
  /** The number of events at which `run` returns: the budget, or less than 0 once stopped. Read it only. @internal */
  until = Number.MAX_SAFE_INTEGER;
  #maxEvents = Number.MAX_SAFE_INTEGER;
  #planned = NOTHING_PLANNED;
  readonly #loop: ((maxTicks: number) => number) | undefined;

  /**
   * @param dispatcher - does what events ask
   * @param loop - processes the events of so many ticks, and returns how many there were, for a simulator
   *   that has a faster way than an event at a time; it follows no schedule
   * @internal
   */
  constructor(dispatcher: Dispatcher, loop?: (maxTicks: number) => number) {
    this.#dispatcher = dispatcher;
    this.#loop = loop;
  }

  /** The rolling fingerprint of all events so far, as an unsigned 32-bit integer. */
  get traceHash(): number {
    return this.hash >>> 0;
  }

  /** How many events may be processed before `run` gives up. */
  get maxEvents(): number {
    return this.#maxEvents;
  }

  /**
   * Sets how many events may be processed, those before included.
   *
   * @param events - 1 or more
   */
  set maxEvents(events: number) {
    this.#maxEvents = events;
    if (this.until >= 0) this.until = events;
  }

  /**
   * Processes events for `maxTicks`, until stopped, or until the budget is used up.
   *
   * @param maxTicks - how far to move time: 0 or more ticks
   * @returns how many were processed
   */
  run(maxTicks: number): number {
    if (this.#loop !== undefined) return this.#loop(maxTicks);
    const before = this.events;
    const end = this.now + maxTicks;
    while (this.events < this.until) {
      const { next } = this.#planned;
      if (this.queue.next(next > end ? end : next - 1)) this.takeNext();
      else if (next > end) break;
      else this.#takePlanned(next);
    }
    return this.arrive(before, end);
  }

  /**
   * Follows a schedule from now on: what it holds happens before all else that is due at the same time,
   * as if it had been scheduled before anything else was. Only before the first event.
   *
   * @internal
   */
  follow(planned: Schedule): void {
    this.#planned = planned;
  }

  #takePlanned(at: number): void {
    this.now = smallInteger(at);
    this.#planned.take();
  }

  /** Processes the event that `queue.next` has found. @internal */
  takeNext(): void {
    const { queue } = this;
    this.now = queue.time;
    const bucket = queue.current;
    const { fields, head } = bucket;
    bucket.head = head + queue.stride;
    const tag = fields[head] as number;
    if ((tag & PAYLOAD_FLAG) === 0) this.#dispatcher.dispatch(tag, fields, head, undefined);
    else this.#dispatchWithPayload(tag ^ PAYLOAD_FLAG, fields, head, bucket.takePayload());
  }

  /**
   * Ends a run: it is now `end`, unless the run was stopped.
   *
   * @returns how many events were processed since there were `before`
   * @internal
   */
  arrive(before: number, end: number): number {
    if (this.events < this.until) this.now = end;
    return this.events - before;
  }

  #dispatchWithPayload(tag: number, fields: Int32Array, offset: number, payload: unknown): void {
    if (tag === ACTION_TAG) (payload as () => void)();
    else this.#dispatcher.dispatch(tag, fields, offset, payload);
  }

  /** Makes `run` return after the event at hand, for good. */
  stop(): void {
    this.until = -1;
  }

  /** Gives the queue's memory to the next run. The timeline must not be used any more. @internal */
  release(): void {
    this.stop();
    this.queue.reset();
    idleQueues.push(this.queue);
  }

  /**
   * Runs `action` at `at`, or now if that has passed.
   *
   * @param at - when, in ticks since the start of the run
   * @param action - what to do then
   */
  schedule(at: number, action: () => void): void {
    this.queue.push(Math.max(at, this.now), ACTION_TAG, 0, 0, action);
  }

  /** Counts the event at hand, folds its causal id and its time into the fingerprint, and lets the observer see it. @internal */
  finishEvent(cause: number): void {
    this.countEvent(cause);
    this.showEvent();
  }

  /** Counts an event that is not shown to the observer yet, since a fault may strike at its end. @internal */
  countEvent(cause: number): void {
    this.events++;
    this.hash = fold(this.hash, cause + Math.imul(this.now | 0, TIME_FACTOR));
  }

  /** Lets the observer see the event that was counted last. @internal */
  showEvent(): void {
    if (this.observer !== undefined) this.isStoppedBy(this.observer);
  }

  /** Lets the observer see the event at hand, and stops where it asks for that. @internal */
  isStoppedBy(observer: Observer): boolean {
    if (!observer.afterEvent()) return false;
    this.stop();
    return true;
  }
}
