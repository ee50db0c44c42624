import { type LogicalTime } from '../../contracts/logical-time.js';
import { type TickClock } from './tick-clock.js';

/** The longest that a timer of the platform can wait: 2^31 - 1 milliseconds. */
export const LONGEST_MS = 0x7fffffff;

/** One timer, which goes off when a clock shows a time: never before it, however the platform rounds. */
export class DeadlineTimer {
  readonly #clock: TickClock;
  readonly #onDue: () => void;
  #deadline: LogicalTime | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(clock: TickClock, onDue: () => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** Waits for `deadline` in place of what was waited for before; for nothing, when it is `undefined`. */
  set(deadline: LogicalTime | undefined): void {
    if (deadline === this.#deadline) return;
    this.clear();
    if (deadline === undefined) return;
    this.#deadline = deadline;
    this.#wait(deadline);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#deadline = undefined;
  }

  #wait(deadline: LogicalTime): void {
    const ms = Math.ceil(Math.max(0, this.#clock.msUntil(deadline)));
    this.#timer = setTimeout(() => this.#look(deadline), Math.min(ms, LONGEST_MS));
  }

  #look(deadline: LogicalTime): void {
    // A timer of the platform may be early by a fraction of a millisecond.
    if (this.#clock.now() < deadline) return this.#wait(deadline);
    this.clear();
    this.#onDue();
  }
}
