import { type FaultKind, faultRow } from './fault-kind.js';
import { type FaultNeed } from './fault-table.js';
import { type FaultMoment } from './fault-moment.js';
import { includesLevel, type Level } from './level.js';
import { type Range } from './range.js';

/** A fault that is in force all through the phase of faults, such as loss: one or more rates. */
export interface RateFault {
  readonly shape: 'rate';
  readonly kind: FaultKind;
  /** By the rate's name in a plan: the intensities that a swarm may choose. */
  readonly rates: Readonly<Record<string, Range>>;
}

/** A fault with a beginning, a duration and a target, such as a pause. */
export interface EpisodeFault {
  readonly shape: 'episode';
  readonly kind: FaultKind;
  readonly durationTicks: Range;
  /** The most that one plan holds, unless it has many brief ones, or they take turns: then there is one at a time. */
  readonly most: number;
}

/** A plan with many brief episodes holds up to so many times as many of a fault. */
export const BRIEF_EPISODES = 3;

/** A fault that strikes one party at a moment of an event, such as a crash before a message is handled. */
export interface EventFault {
  readonly shape: 'event';
  readonly kind: FaultKind;
  readonly moments: readonly FaultMoment[];
  readonly durationTicks: Range;
  /** The most that one plan holds. */
  readonly most: number;
}

export type MenuFault = RateFault | EpisodeFault | EventFault;

/** The faults of a module type, in the order in which plans draw them: what a seed gives depends on it. */
export type FaultMenu = readonly MenuFault[];

/**
 * The entry of a menu for a fault with rates.
 *
 * @param rates - their ranges. Default: those of the fault's row
 * @throws TypeError when neither says them
 */
export function rate(kind: FaultKind, rates = faultRow(kind).rates): RateFault {
  if (rates === undefined) throw new TypeError(`The fault "${kind}" has no rates.`);
  return { shape: 'rate', kind, rates };
}

/** What a level offers of a menu to a module that claims to survive `claims`. */
export function faultsAt(menu: FaultMenu, level: Level, claims: readonly FaultKind[]): FaultMenu {
  return menu.filter(({ kind }) => isIn(level, kind) && claims.includes(kind));
}

/** What a level would inject but for the module's claims. */
export function notClaimed(
  menu: FaultMenu,
  level: Level,
  claims: readonly FaultKind[],
): readonly FaultKind[] {
  return kindsOf(menu).filter((kind) => isIn(level, kind) && !claims.includes(kind));
}

/** Every kind on a menu. */
export function kindsOf(menu: FaultMenu): readonly FaultKind[] {
  return [...new Set(menu.map((fault) => fault.kind))];
}

/** The fault that a rate belongs to, by the rate's name in plans. */
export function kindOfRate(menu: FaultMenu, name: string): FaultKind | undefined {
  return menu.find((fault) => fault.shape === 'rate' && name in fault.rates)?.kind;
}

/** What a definition has of what faults need. */
export type FaultMeans = Readonly<Partial<Record<FaultNeed, unknown>>>;

/**
 * The faults that a module claims to survive unless it says so: all that its definition has the means
 * for, but those that take a design of their own.
 */
export function defaultClaims(menu: FaultMenu, means: FaultMeans): readonly FaultKind[] {
  return kindsOf(menu).filter(
    (kind) => faultRow(kind).byDesign !== true && missingNeed(kind, means) === undefined,
  );
}

/** The part of a definition that a fault needs and that is not there. */
export function missingNeed(kind: FaultKind, means: FaultMeans): FaultNeed | undefined {
  const { needs } = faultRow(kind);
  return needs === undefined || means[needs] !== undefined ? undefined : needs;
}

function isIn(level: Level, kind: FaultKind): boolean {
  return includesLevel(level, faultRow(kind).level);
}
