import { type FaultKind, faultRow } from '../faults/fault-kind.js';
import { type EpisodeFault, type EventFault, type RateFault } from '../faults/fault-menu.js';
import { type Range } from '../faults/range.js';
import { type FaultMoment } from '../faults/fault-moment.js';
import { type PlannedFault, type PlannedMoment } from '../plan/plan.js';
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

/** A fault of a module type that strikes at moments of events, and the code that injects it. */
export interface InjectableEventFault extends EventFault {
  readonly strike: Strike;
  /** Which parties it may strike, where there is a coordinator. */
  readonly parties: 'actors' | 'coordinator' | 'all';
}

/** The faults of a module type, with the code that injects the timed ones. */
export type InjectionMenu = readonly (RateFault | InjectableFault | InjectableEventFault)[];

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
 * The entry of a menu for a fault that strikes at moments of events.
 *
 * @param strike - strikes the party whose moment it is: that of the planned fault that it is given
 * @param moments - at which moments
 */
export function atEvents(
  kind: FaultKind,
  strike: Strike,
  moments: readonly FaultMoment[],
  ranges: Required<Ranges> & { readonly parties?: InjectableEventFault['parties'] },
): InjectableEventFault {
  const { durationTicks, most, parties = 'all' } = ranges;
  return { shape: 'event', kind, moments, durationTicks, most, strike, parties };
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
  schedule: FaultSchedule,
): readonly PlannedStrike[] {
  const strikes: PlannedStrike[] = [];
  for (const planned of faults) {
    const { at, party } = planned;
    if (party >= parties || at >= schedule.healAt) continue;
    strikes.push({ at, planned, strike: strikeOf(menu, planned, schedule) });
  }
  return strikes;
}

function strikeOf(
  menu: InjectionMenu,
  { kind, event }: PlannedFault,
  schedule: FaultSchedule,
): Strike {
  for (const fault of menu) {
    if (fault.kind !== kind) continue;
    if (event === undefined && fault.shape === 'episode') return fault.strike;
    if (event !== undefined && fault.shape === 'event' && fault.moments.includes(event.moment)) {
      return arming(fault, event, schedule);
    }
  }
  throw new Error(`A module of this type has no timed fault "${kind}".`);
}

/** Lets a fault wait for its moment, and strike the party whose moment it is. */
function arming(
  { strike, parties }: InjectableEventFault,
  { moment, skip, times = 1, anyParty }: PlannedMoment,
  schedule: FaultSchedule,
): Strike {
  return (target, { planned, random }) => {
    const coordinator = parties === 'actors' ? undefined : target.coordinator;
    const isOfAll = anyParty === true && parties !== 'coordinator';
    const isCoordinator =
      coordinator !== undefined && (parties === 'coordinator' || random.below(4) === 0);
    const party = isCoordinator ? coordinator : planned.party;
    target.arm?.({
      moment,
      skip,
      times,
      party: isOfAll ? undefined : party,
      parties: coordinator === undefined ? target.parties : coordinator + 1,
      salt: planned.salt,
      strike: (struck) => {
        schedule.struck?.(planned, schedule.timeline.now);
        strike(target, new TimedFault({ ...planned, party: struck }, schedule));
      },
    });
  };
}
