import { advance, LogicalTime } from '../../contracts/logical-time.js';
import { badOption } from '../driver-error.js';

/**
 * Logical time made of real time: a monotonic clock, which no change of the system's date touches,
 * read in ticks.
 */
export class TickClock {
  readonly #msPerTick: number;
  readonly #startAt: LogicalTime;
  readonly #origin = performance.now();

  /**
   * @param msPerTick - what a tick lasts, in milliseconds: more than 0
   * @param startAt - what the clock shows now. A module that keeps times over restarts needs a clock
   *   that goes on from where it was.
   * @throws RangeError when a tick lasts no time
   */
  constructor(msPerTick: number, startAt: LogicalTime = LogicalTime.ZERO) {
    if (!(msPerTick > 0 && Number.isFinite(msPerTick))) {
      throw badOption('msPerTick', 'a number of milliseconds above 0', msPerTick);
    }
    this.#msPerTick = msPerTick;
    this.#startAt = startAt;
  }

  /** The time now, in whole ticks. */
  now(): LogicalTime {
    const ticks = Math.floor((performance.now() - this.#origin) / this.#msPerTick);
    return advance(this.#startAt, ticks);
  }

  /**
   * How many milliseconds it is until the clock shows `time`: 0 or less when it does already.
   *
   * @param time - the moment to wait for, in ticks
   */
  msUntil(time: LogicalTime): number {
    return this.#origin + (time - this.#startAt) * this.#msPerTick - performance.now();
  }
}
