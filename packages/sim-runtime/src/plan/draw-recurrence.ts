import { faultRow } from '../faults/fault-kind.js';
import { type EpisodeFault, type EventFault } from '../faults/fault-menu.js';
import { type FaultMoment } from '../faults/fault-moment.js';
import { logUniform } from './log-uniform.js';
import { type PlannedFault } from './plan.js';
import { type Draws } from './seeded-draws.js';
import { coin } from './swarm-draws.js';

/** The most moments in a row at which one fault strikes. */
export const MOST_TIMES = 64;

/** Bounds of a fault that recurs. */
export interface RecurrenceBounds {
  /** The longest that it lasts each time, in ticks. */
  readonly ticks: number;
  /** The most moments that it lets pass at first. */
  readonly skipped: number;
}

/** Draws how a fault strikes at event after event: half of the time at the last of its moments, when all is sent. */
export function drawRecurrence(
  fault: EventFault,
  { ticks, skipped }: RecurrenceBounds,
  random: Draws,
): Pick<PlannedFault, 'kind' | 'durationTicks' | 'event'> {
  const { kind, moments } = fault;
  const moment = moments[
    coin(random) ? moments.length - 1 : random.nextInt(0, moments.length - 1)
  ] as FaultMoment;
  const skip = coin(random) ? 0 : logUniform({ min: 1, max: skipped }, random) - 1;
  const { min, max } = fault.durationTicks;
  const durationTicks = isLasting(fault)
    ? logUniform({ min, max: Math.min(max, ticks) }, random)
    : random.nextInt(min, max);
  return { kind, durationTicks, event: { moment, skip, times: MOST_TIMES } };
}

/** Whether the duration of a fault is one: of others, it is how far a clock is moved. */
export function isLasting({ kind }: EpisodeFault | EventFault): boolean {
  return faultRow(kind).condition !== undefined;
}
