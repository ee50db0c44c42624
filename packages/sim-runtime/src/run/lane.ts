import { type FaultTargetName } from '../trace/fault-facts.js';

/** What a lane stands for. */
export type LaneRole = 'actor' | 'coordinator' | 'node' | 'source' | 'stage' | 'disk' | 'sink';

/** A place in the picture of a run. */
export interface Lane {
  /** As traces call it. */
  readonly name: string;
  /** The name in one to three characters. */
  readonly short: string;
  /** What it is. */
  readonly role: LaneRole;
}

/** The lanes of a run, and which of them what happens belongs to: indexes of `lanes`. */
export interface LaneLayout {
  readonly lanes: readonly Lane[];
  /** The lane of an actor, node or stage, of the coordinator, or of the disk. */
  of(target: FaultTargetName): number;
  /** The lane in which a party's operations happen. */
  operatesIn(party: number): number;
  /** The lane in which an input of a party is applied. */
  appliesIn(party: number): number;
}

/** The state of a lane at the moment. */
export interface LaneValue {
  readonly lane: number;
  readonly state: unknown;
}
