import { type FaultKind } from './fault-kind.js';
import { includesLevel, type Level } from './level.js';

/** A range of whole numbers, both ends included. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A fault that is always in the air while faults are on, such as loss: one or more rates. */
export interface RateFault {
  readonly shape: 'rate';
  readonly kind: FaultKind;
  /** The lowest level that has it. */
  readonly level: Level;
  /** By the rate's name in a plan: the intensities that a swarm may choose. */
  readonly rates: Readonly<Record<string, Range>>;
}

/** A fault with a beginning, a duration and a target, such as a pause. */
export interface EpisodeFault {
  readonly shape: 'episode';
  readonly kind: FaultKind;
  readonly level: Level;
  readonly durationTicks: Range;
  /** The most that one plan holds. */
  readonly most: number;
}

export type MenuFault = RateFault | EpisodeFault;

/** The faults that a module type knows. */
export type FaultMenu = readonly MenuFault[];

/** What a level offers of a menu to a module that claims to survive `claims`. */
export function faultsAt(menu: FaultMenu, level: Level, claims: readonly FaultKind[]): FaultMenu {
  return menu.filter((fault) => includesLevel(level, fault.level) && claims.includes(fault.kind));
}

/** What a level would inject but for the module's claims. */
export function notClaimed(
  menu: FaultMenu,
  level: Level,
  claims: readonly FaultKind[],
): readonly FaultKind[] {
  const offered = menu.filter((fault) => includesLevel(level, fault.level));
  return [...new Set(offered.map((fault) => fault.kind))].filter((kind) => !claims.includes(kind));
}

/** Every kind on a menu. */
export function kindsOf(menu: FaultMenu): readonly FaultKind[] {
  return [...new Set(menu.map((fault) => fault.kind))];
}
