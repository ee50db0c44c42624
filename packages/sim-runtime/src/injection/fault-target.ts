import { type FaultKind } from '../faults/fault-kind.js';
import { type ArmedFault } from '../parties/armed-faults.js';
import { type CutDirection, type FaultTargetName } from '../trace/fault-facts.js';

/**
 * What the injector strikes: parties by their numbers from 0, and a coordinator where there is one.
 * Each module type's simulator is one.
 */
export interface FaultTarget {
  /** How many parties there are, without the coordinator. */
  readonly parties: number;
  /** The number of the coordinator, for `crash`, `restart`, `isDown` and the clocks. */
  readonly coordinator?: number;
  /** The ways in which a partition can cut parties off. */
  readonly directions: readonly CutDirection[];

  /** Counts a fault that consists of others. */
  count(kind: FaultKind): void;
  pause(party: number): void;
  resume(party: number): void;
  isPaused(party: number): boolean;
  /** @param amnesia - whether durable state is lost, too */
  crash(party: number, amnesia: boolean): void;
  restart(party: number): void;
  isDown(party: number): boolean;
  /** Moves a clock forward by `ticks`, for good. */
  jumpClock(party: number, ticks: number): void;
  /** Turns a clock back by `ticks`, for good. */
  rewindClock(party: number, ticks: number): void;

  /** Sets a clock `ticks` ahead of simulated time, or behind it. */
  skewClock?(party: number, ticks: number): void;
  /** Ends a clock's skew. */
  straightenClock?(party: number): void;
  /**
   * Cuts parties off from all others.
   *
   * @returns ends the cut; gives `false` where another cut still stands
   */
  cut?(parties: readonly number[], direction: CutDirection): () => boolean;
  /**
   * Moves the coordinator's clock to `offsetTicks` past the next lease's end.
   *
   * @returns how far it moved; 0 where there is no lease, or its end has passed
   */
  expireLease?(offsetTicks: number): number;
  /** Lets a fault wait for a moment of an event; what still waits when all faults end never strikes. */
  arm?(fault: ArmedFault): void;
  /** Makes a party lie to every peer in another way, until the function that it returns is called. */
  equivocate?(party: number): () => void;
  /** Makes every write fail until the function that it returns is called; gives whether there is room again. */
  fillDisk?(): () => boolean;
}

/** What the trace calls a party. */
export function targetName({ coordinator }: FaultTarget, party: number): FaultTargetName {
  return party === coordinator ? 'coordinator' : party;
}
