import { type SimContext } from '../kernel/sim-context.js';
import { type Partition } from '../parties/partition.js';
import { type Cut } from './actors.js';
import { ClockedParties } from './clocked-parties.js';
import { type FaultConfig } from './fault-config.js';

/** The members of a `SimHarness` that have another name now. */
export abstract class OldHarnessNames extends ClockedParties {
  /**
   * The seed, the clock and the random streams of this universe.
   *
   * @deprecated Use `context`.
   */
  get ctx(): SimContext {
    return this.context;
  }

  /**
   * The faults in force.
   *
   * @deprecated Use `faults`.
   */
  get faultConfig(): FaultConfig {
    return this.faults;
  }

  /**
   * Crashes the coordinator.
   *
   * @deprecated Use `crash(harness.coordinator)`.
   */
  crashCoordinator(): void {
    this.crash(this.coordinator);
  }

  /**
   * Starts a crashed coordinator again.
   *
   * @deprecated Use `restart(harness.coordinator)`.
   */
  restartCoordinator(): void {
    this.restart(this.coordinator);
  }

  /**
   * Whether the coordinator has crashed and not restarted yet.
   *
   * @deprecated Use `isDown(harness.coordinator)`.
   */
  get coordinatorIsDown(): boolean {
    return this.isDown(this.coordinator);
  }

  /**
   * Cuts an actor off until the returned function is called, which gives whether the actor is connected
   * again.
   *
   * @param actor - the actor's id, from 0
   * @param cut - the ways that are cut
   * @deprecated Use `partition` and `healPartition`.
   */
  cutOff(actor: number, { mute, deaf }: Cut): () => boolean {
    const direction = mute ? (deaf ? 'both' : 'outgoing') : 'incoming';
    const handle = this.partition({ side: mute || deaf ? [actor] : [], direction });
    return () => this.healPartition(handle);
  }

  abstract readonly context: SimContext;
  abstract readonly coordinator: number;
  abstract get faults(): FaultConfig;
  abstract crash(party: number): void;
  abstract restart(party: number): void;
  abstract isDown(party: number): boolean;
  abstract partition(partition: Partition): number;
  abstract healPartition(handle: number): boolean;
}
