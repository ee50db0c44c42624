import { type Timeline } from '../kernel/timeline.js';

/** Lets leases run out again and again, as a rate that is in force: every so many ticks, while above 0. */
export class LeaseExpiry {
  readonly #timeline: Timeline;
  readonly #expire: () => void;
  #everyTicks = 0;
  #isScheduled = false;

  constructor(timeline: Timeline, expire: () => void) {
    this.#timeline = timeline;
    this.#expire = expire;
  }

  /** From now on, lets a lease run out every so many ticks; never with 0. */
  every(ticks: number): void {
    this.#everyTicks = ticks;
    if (!this.#isScheduled) this.#scheduleNext();
  }

  #scheduleNext(): void {
    this.#isScheduled = this.#everyTicks > 0;
    if (!this.#isScheduled) return;
    this.#timeline.schedule(this.#timeline.now + this.#everyTicks, () => {
      if (this.#everyTicks > 0) this.#expire();
      this.#scheduleNext();
    });
  }
}
