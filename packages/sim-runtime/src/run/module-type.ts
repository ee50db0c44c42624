import { type FaultMenu } from '../faults/fault-menu.js';
import { type ModuleType } from '../plan/plan.js';
import { type RecordedKind } from '../recording/recorded-input.js';
import { type LaneLayout, type LaneValue } from './lane.js';

/** Whether a run of a module of this type takes so long that a search is to do with few. */
export function areRunsDear({ costOfARun }: Pick<ModuleTypeDefinition, 'costOfARun'>): boolean {
  return costOfARun !== undefined;
}

/**
 * All that sweeps, recordings and reports need to know of the type of a module. Each type has one, in
 * its room; nothing outside of the room asks which type it is.
 */
export interface ModuleTypeDefinition {
  /** As configurations, plans and reports name it. */
  readonly name: ModuleType;
  /** Its faults, in the order in which plans draw them. */
  readonly faults: FaultMenu;
  /** What a recording of a real run of such a module holds. */
  readonly recordedKinds: readonly RecordedKind[];
  /** What the one party is called as the subject of a sentence, for a type that has only one. */
  readonly soleParty?: string;
  /** Whether an operation acts on its party's own state, as opposed to sending an input to be applied. */
  readonly operationsActInPlace: boolean;
  /**
   * Whether so much goes on at once that what happened last before a violation says nothing of its cause.
   * Default false.
   */
  readonly isConcurrent?: boolean;
  /**
   * What a run costs beside its events, in events of a fast simulator, where that is much: it bounds how many runs
   * the search for bugs and their shrinking may take, and has both do without runs that say little. Default 500.
   */
  readonly costOfARun?: number;
  /** The name of a party, for a type whose parties do not share one. */
  nameOf?(party: number): string;
  /** The lanes of a run of `parties` parties that are called `partyName`. */
  layout(partyName: string, parties: number): LaneLayout;
  /**
   * The states of the lanes of a world, as far as they can have changed.
   *
   * @param world - what the type's oracles are given
   * @param all - whether to look at every lane, however many there are
   */
  laneValues(world: unknown, layout: LaneLayout, all: boolean): readonly LaneValue[];
  /** The lane of the port that an effect calls; absent for a type whose effects are messages. */
  portOf?(effect: unknown): number | undefined;
}
