import { type FaultKind, faultRow } from '../faults/fault-kind.js';
import { type EpisodeFault, type RateFault } from '../faults/fault-menu.js';
import { type Range } from '../faults/range.js';
import { type PlannedFault } from '../plan/plan.js';
import { type Schedule } from '../kernel/timeline.js';
import { PlannedSchedule } from '../run/planned-schedule.js';
import { type FaultTarget } from './fault-target.js';
import { type FaultSchedule, TimedFault } from './timed-fault.js';

/** Makes a timed fault happen: strikes now, and schedules its further parts and its end. */
export type Strike = (target: FaultTarget, fault: TimedFault) => void;

/** A timed fault of a module type, and the code that injects it. */
export interface InjectableFault extends EpisodeFault {
  readonly strike: Strike;
}

/** The faults of a module type, with the code that injects the timed ones. */
export type InjectionMenu = readonly (RateFault | InjectableFault)[];

/** How long a timed fault lasts and how often a plan holds it, where a module type has ranges of its own. */
interface Ranges {
  readonly durationTicks?: Range;
  readonly most?: number;
}

/**
 * The entry of a menu for a timed fault.
 *
 * @param strike - the code that injects it
 * @param ranges - what differs from the fault's row
 * @throws TypeError when neither says how long it lasts and how often a plan may hold it
 */
export function timed(kind: FaultKind, strike: Strike, ranges: Ranges = {}): InjectableFault {
  const { durationTicks, most } = { ...faultRow(kind), ...ranges };
  if (durationTicks === undefined || most === undefined) {
    throw new TypeError(`The timed fault "${kind}" has no duration, or no limit on its number.`);
  }
  return { shape: 'episode', kind, durationTicks, most, strike };
}

/**
 * Schedules the timed faults of a plan.
 *
 * A fault whose party does not exist in this run (a shrunk one has fewer), or that lies beyond the end
 * of all faults, does nothing.
 *
 * @throws Error when the module type has no such fault
 */
export function injectFaults(
  menu: InjectionMenu,
  target: FaultTarget,
  faults: readonly PlannedFault[],
  schedule: FaultSchedule,
): void {
  for (const { at, planned, strike } of strikesOf(menu, target, faults, schedule)) {
    schedule.timeline.schedule(at, () => strike(target, new TimedFault(planned, schedule)));
  }
}

/**
 * The timed faults of a plan as a schedule, for a simulator in which nothing is due before its plan is laid
 * out. It holds what `injectFaults` would inject.
 *
 * @throws Error when the module type has no such fault
 */
export function scheduleOfFaults(
  menu: InjectionMenu,
  target: FaultTarget,
  faults: readonly PlannedFault[],
  schedule: FaultSchedule,
): Schedule {
  const strikes = strikesOf(menu, target, faults, schedule);
  return new PlannedSchedule(strikes, ({ planned, strike }) =>
    strike(target, new TimedFault(planned, schedule)),
  );
}

interface PlannedStrike {
  readonly at: number;
  readonly planned: PlannedFault;
  readonly strike: Strike;
}

function strikesOf(
  menu: InjectionMenu,
  { parties }: FaultTarget,
  faults: readonly PlannedFault[],
  { healAt }: FaultSchedule,
): readonly PlannedStrike[] {
  const strikes: PlannedStrike[] = [];
  for (const planned of faults) {
    const { at, party, kind } = planned;
    if (party < parties && at < healAt) strikes.push({ at, planned, strike: strikeOf(menu, kind) });
  }
  return strikes;
}

function strikeOf(menu: InjectionMenu, kind: FaultKind): Strike {
  for (const fault of menu)
    if (fault.kind === kind && fault.shape === 'episode') return fault.strike;
  throw new Error(`A module of this type has no timed fault "${kind}".`);
}
