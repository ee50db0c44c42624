import { type LogicalTime } from '../contracts/logical-time.js';
import { type HarnessClocks } from './harness-clocks.js';

/** The clocks of a harness, by the verbs that all simulators share. */
export abstract class ClockedParties {
  /**
   * The time of a clock, which clock faults move. Transitions take the coordinator's.
   *
   * @param party - an actor's id, or `coordinator`
   */
  localTime(party: number): LogicalTime {
    return this.clocks.local(party);
  }

  /**
   * Sets a clock `ticks` ahead of simulated time, or behind it. It never runs backwards.
   *
   * @param party - an actor's id, or `coordinator`
   * @param ticks - how far ahead; negative for behind
   */
  skewClock(party: number, ticks: number): void {
    this.clocks.skew(party, ticks);
  }

  /**
   * Ends a clock's skew: a clock that was ahead stands still until time has caught up.
   *
   * @param party - an actor's id, or `coordinator`
   */
  straightenClock(party: number): void {
    this.clocks.straighten(party);
  }

  /**
   * Makes a clock jump forward by `ticks`, for good.
   *
   * @param party - an actor's id, or `coordinator`
   * @param ticks - how far: 0 or more
   */
  jumpClock(party: number, ticks: number): void {
    this.clocks.jump(party, ticks);
  }

  /**
   * Turns a clock back by `ticks`, for good.
   *
   * @param party - an actor's id, or `coordinator`
   * @param ticks - how far: 0 or more
   */
  rewindClock(party: number, ticks: number): void {
    this.clocks.turnBack(party, ticks);
  }

  abstract readonly clocks: HarnessClocks;
}
