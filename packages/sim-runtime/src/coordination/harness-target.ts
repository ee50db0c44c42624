import { type FaultKind } from '../faults/fault-kind.js';
import { type FaultTarget } from '../injection/fault-target.js';
import { type ArmedFault } from '../parties/armed-faults.js';
import { type CutDirection } from '../trace/fault-facts.js';
import { type SimHarness } from './sim-harness.js';

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
    this.coordinator = harness.coordinator;
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
    this.#harness.crash(party, { amnesia });
  }

  restart(party: number): void {
    this.#harness.restart(party);
  }

  isDown(party: number): boolean {
    return this.#harness.isDown(party);
  }

  jumpClock(party: number, ticks: number): void {
    this.#harness.jumpClock(party, ticks);
  }

  rewindClock(party: number, ticks: number): void {
    this.#harness.rewindClock(party, ticks);
  }

  skewClock(party: number, ticks: number): void {
    this.#harness.skewClock(party, ticks);
  }

  straightenClock(party: number): void {
    this.#harness.straightenClock(party);
  }

  cut(side: readonly number[], direction: CutDirection): () => boolean {
    const handle = this.#harness.partition({ side, direction });
    return () => this.#harness.healPartition(handle);
  }

  arm(fault: ArmedFault): void {
    this.#harness.arm(fault);
  }

  expireLease(offsetTicks: number): number {
    return this.#harness.expireLease(offsetTicks);
  }
}
