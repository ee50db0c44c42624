import { type LogicalTime } from '../contracts/logical-time.js';
import { type FaultCounter } from '../faults/fault-counter.js';
import { PartyClocks } from '../parties/party-clocks.js';
import { type Timeline } from '../kernel/timeline.js';

/** The clocks of the actors, which go by their ids, and of the coordinator, which goes by `coordinator`. */
export class HarnessClocks {
  /** By what the coordinator's clock goes: a number that no actor has. */
  readonly coordinator: number;
  readonly #clocks: PartyClocks;
  readonly #timeline: Timeline;
  readonly #faults: FaultCounter;

  /** @internal */
  constructor(actors: number, timeline: Timeline, faults: FaultCounter) {
    this.coordinator = actors;
    this.#clocks = new PartyClocks(actors + 1);
    this.#timeline = timeline;
    this.#faults = faults;
  }

  /**
   * What a clock shows.
   *
   * @param party - an actor's id, or `coordinator`
   */
  local(party: number): LogicalTime {
    return this.#clocks.local(party, this.#timeline.now) as LogicalTime;
  }

  /**
   * Skews a clock to be `ticks` ahead of where it would be, or behind. It never runs backwards.
   *
   * @param party - an actor's id, or `coordinator`
   * @param ticks - how far ahead; negative for behind
   */
  skew(party: number, ticks: number): void {
    this.#clocks.set(party, ticks, this.#timeline.now);
    this.#faults.count('clock-skew');
  }

  /**
   * Ends a clock's skew: one that was ahead stands still until time has caught up.
   *
   * @param party - an actor's id, or `coordinator`
   */
  straighten(party: number): void {
    this.#clocks.set(party, 0, this.#timeline.now);
  }

  /**
   * Makes a clock jump forward by `ticks`, for good.
   *
   * @param party - an actor's id, or `coordinator`
   * @param ticks - how far: 0 or more
   */
  jump(party: number, ticks: number): void {
    this.#clocks.jump(party, ticks, this.#timeline.now);
    this.#faults.count('clock-jump');
  }

  /**
   * Turns a clock back by `ticks`, for good.
   *
   * @param party - an actor's id, or `coordinator`
   * @param ticks - how far: 0 or more
   */
  turnBack(party: number, ticks: number): void {
    this.#clocks.rewind(party, ticks, this.#timeline.now);
    this.#faults.count('clock-backward');
  }

  /**
   * Makes the coordinator's clock jump to `offset` ticks from where a lease runs out.
   *
   * @param deadline - when the lease runs out, in the coordinator's time
   * @param offset - how many ticks after that; negative for before it
   * @returns how far it jumped; 0 when that moment has passed
   */
  expireLease(deadline: LogicalTime, offset: number): number {
    const ticks = Math.max(0, deadline + offset - this.local(this.coordinator));
    if (ticks === 0) return 0;
    this.#clocks.jump(this.coordinator, ticks, this.#timeline.now);
    this.#faults.count('lease-expiry');
    return ticks;
  }

  /** Ends every skew of a clock. */
  straightenAll(): void {
    if (!this.#clocks.areSkewed) return;
    for (let party = 0; party <= this.coordinator; party++) this.straighten(party);
  }
}
