import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultTarget } from '../injection/fault-target.js';
import { type CutDirection } from '../trace/fault-facts.js';
import { type Cut } from './actors.js';
import { type SimHarness } from './sim-harness.js';

const CUTS: Readonly<Record<CutDirection, Cut>> = {
  both: { mute: true, deaf: true },
  outgoing: { mute: true, deaf: false },
  incoming: { mute: false, deaf: true },
};

const DIRECTIONS: readonly CutDirection[] = ['both', 'outgoing', 'incoming'];

/** A harness as the fault injector sees it: its actors, and the coordinator behind them. */
export class HarnessTarget<State, Input, Effect, Belief> implements FaultTarget {
  readonly parties: number;
  readonly coordinator: number;
  readonly directions = DIRECTIONS;
  readonly #harness: SimHarness<State, Input, Effect, Belief>;

  constructor(harness: SimHarness<State, Input, Effect, Belief>) {
    this.#harness = harness;
    this.parties = harness.actors;
    this.coordinator = harness.clocks.coordinator;
  }

  count(kind: FaultKind): void {
    this.#harness.count(kind);
  }

  pause(party: number): void {
    this.#harness.pause(party);
  }

  resume(party: number): void {
    this.#harness.resume(party);
  }

  isPaused(party: number): boolean {
    return this.#harness.isPaused(party);
  }

  crash(party: number, amnesia: boolean): void {
    if (party === this.coordinator) this.#harness.crashCoordinator();
    else this.#harness.crash(party, { amnesia });
  }

  restart(party: number): void {
    if (party === this.coordinator) this.#harness.restartCoordinator();
    else this.#harness.restart(party);
  }

  isDown(party: number): boolean {
    const harness = this.#harness;
    return party === this.coordinator ? harness.coordinatorIsDown : harness.isDown(party);
  }

  jumpClock(party: number, ticks: number): void {
    this.#harness.clocks.jump(party, ticks);
  }

  rewindClock(party: number, ticks: number): void {
    this.#harness.clocks.turnBack(party, ticks);
  }

  skewClock(party: number, ticks: number): void {
    this.#harness.clocks.skew(party, ticks);
  }

  straightenClock(party: number): void {
    this.#harness.clocks.straighten(party);
  }

  cut(parties: readonly number[], direction: CutDirection): () => boolean {
    const ends = parties.map((party) => this.#harness.cutOff(party, CUTS[direction]));
    return () => ends.map((end) => end()).every(Boolean);
  }

  expireLease(offsetTicks: number): number {
    return this.#harness.expireLease(offsetTicks);
  }
}
