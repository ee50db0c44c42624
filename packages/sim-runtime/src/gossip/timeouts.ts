import { type LogicalTime } from '../contracts/logical-time.js';
import { eventTag } from '../kernel/queue/event-tag.js';
import { causedBy } from '../kernel/keyed-hash.js';
import { type Timeline } from '../kernel/timeline.js';
import { TIME_FACTOR } from '../kernel/trace-hash.js';

/** What kind of event a timeout is. */
export const TIMEOUT = 1;

/** When a timeout is due that is not set. */
export const NEVER = Number.POSITIVE_INFINITY;

/**
 * When a timeout is due.
 *
 * @param given - what `pollTimeout` gave
 * @returns `undefined` for none
 * @throws TypeError as `Timeouts.arm` does
 */
export function dueOf(given: LogicalTime | undefined): LogicalTime | undefined {
  const due: number = given ?? NEVER;
  requireTime(due);
  return due === NEVER ? undefined : given;
}

/** Makes sure that a timeout has a time: one of no number would never fire, without a word. */
function requireTime(time: number): void {
  if (Number.isInteger(time) || time === NEVER) return;
  throw new TypeError(
    `The \`pollTimeout\` of a node must give a whole number of ticks, or undefined for no timeout, not ${String(time)}.`,
  );
}

/** The timeouts of a network's nodes, one for each node. Its lists are public for the engine's hot loop. */
export class Timeouts {
  /** When each node's timeout is due in simulated time; `NEVER` for none. */
  readonly due: Float64Array;
  /** When each node's timeout fired last, and how often it had fired at that tick before. */
  readonly firedAt: Float64Array;
  readonly repeats: Int32Array;
  readonly #timeline: Timeline;

  constructor(nodes: number, timeline: Timeline) {
    this.due = new Float64Array(nodes).fill(NEVER);
    this.firedAt = new Float64Array(nodes).fill(-1);
    this.repeats = new Int32Array(nodes);
    this.#timeline = timeline;
  }

  /**
   * Sets when a node's timeout is due, `NEVER` included. What is overdue is due now.
   *
   * @throws TypeError when it is no whole number
   */
  arm(party: number, time: number): void {
    requireTime(time);
    const { now } = this.#timeline;
    const due = time < now ? now : time;
    if (due === this.due[party]) return;
    this.due[party] = due;
    if (due === NEVER) return;
    // A timeout that fires again at the same tick is told apart, so that its messages have ids of
    // their own. Nothing else may tell timeouts apart: a node that has been paused gives the messages
    // of a timeout the ids that they would have had without the pause.
    const hasFired = this.firedAt[party] === due;
    const repeat = hasFired ? (this.repeats[party] as number) + 1 : 0;
    this.#timeline.queue.add(due, eventTag(TIMEOUT, party), repeat, 0);
  }

  /** Notes that a node's timeout fires, which is no longer due. */
  fire(party: number, repeat: number): void {
    this.firedAt[party] = this.#timeline.now;
    this.repeats[party] = repeat;
  }
}

/** The causal id of a node's timeout, the `repeat`th of this tick. */
export function causeOfTimeout(party: number, repeat: number, now: number): number {
  return causedBy(Math.imul(party + 1, 0xc2b2ae35) + repeat, Math.imul(now | 0, TIME_FACTOR));
}
