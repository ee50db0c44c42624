import { type FaultKind } from '../../faults/fault-kind.js';
import { type ArrowFate, type StepKind } from '../../report/diagram/diagram.js';
import { type LaneLayout } from '../../run/lane.js';

/** A message on its way, or a call of a port that has no answer yet. */
export interface Carried {
  /** What tells it from all others, but for its equals. */
  readonly key: string;
  readonly kind: 'message' | 'call';
  /** The lane that sent it. */
  readonly from: number;
  /** The lane that it is sent to. */
  readonly to: number;
  readonly content: unknown;
}

/** An action as a step of a story. */
export interface ToldAction {
  readonly kind: StepKind;
  /** What happens, in the words that a story of a run has for it. */
  readonly what: string;
  readonly lane?: number;
  readonly fault?: FaultKind;
  readonly content?: unknown;
  /** What the action takes from its way, and its fate. */
  readonly takes?: { readonly key: string; readonly fate: ArrowFate };
  /** What it sends a second time. */
  readonly copies?: string;
  /** Whether what is under way is not answered any more. */
  readonly endsCalls?: boolean;
}

/** Tells of the universes and actions of one type of module, for pictures and stories. */
export interface Teller<Universe, Action> {
  /** The time in a universe, in ticks. */
  now(universe: Universe): number;
  /** The part of a world from which the type's definition reads the states of lanes. */
  world(universe: Universe): unknown;
  carried(universe: Universe, layout: LaneLayout): readonly Carried[];
  tell(action: Action, layout: LaneLayout): ToldAction;
}

/** The name of a lane. */
export function nameOfLane({ lanes }: LaneLayout, lane: number): string {
  return lanes[lane]?.name ?? '';
}
