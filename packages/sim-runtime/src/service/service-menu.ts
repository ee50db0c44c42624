import { type FaultKind } from '../faults/fault-kind.js';
import { rate } from '../faults/fault-menu.js';
import { clockBackward, clockJump, clockSkew } from '../injection/clock-faults.js';
import { cascade, crash, massRestart, repeatedCrash } from '../injection/crashes.js';
import { type FaultTarget } from '../injection/fault-target.js';
import { type InjectionMenu, timed } from '../injection/inject.js';
import { partition, splitBrain } from '../injection/partitions.js';
import { pause } from '../injection/pause.js';
import { type TimedFault } from '../injection/timed-fault.js';

/** A fault target whose parties each have a disk. */
export interface HostTarget extends FaultTarget {
  /** Makes every write of a host fail until the function that it returns is called. */
  fillDiskOf(party: number): () => boolean;
}

/** Makes every write of one host fail, until the fault ends. */
function hostDiskFull(target: FaultTarget, fault: TimedFault): void {
  const { party, durationTicks } = fault.planned;
  const targets = [party];
  fault.strike({ targets, durationTicks });
  const end = (target as HostTarget).fillDiskOf(party);
  fault.endAfter(durationTicks, end, { targets });
}

/** The faults of hosts and of their network, in the order in which plans draw them. */
export const SERVICE_MENU: InjectionMenu = [
  rate('loss', { dropPpm: { min: 5_000, max: 100_000 } }),
  rate('delay', { maxDelayTicks: { min: 2, max: 60 }, tailPpm: { min: 1_000, max: 50_000 } }),
  rate('connection-refused'),
  rate('connection-reset'),
  rate('slow-disk'),
  timed('partition', partition, { durationTicks: { min: 1, max: 3_000 } }),
  timed('pause', pause, { durationTicks: { min: 1, max: 2_000 } }),
  timed('clock-skew', clockSkew, { durationTicks: { min: 1, max: 3_000 } }),
  timed('clock-jump', clockJump, { durationTicks: { min: 1, max: 60_000 } }),
  timed('crash', crash, { durationTicks: { min: 1, max: 1_500 }, most: 4 }),
  rate('write-failure'),
  rate('lost-write'),
  rate('torn-write'),
  timed('disk-full', hostDiskFull, { durationTicks: { min: 1, max: 2_000 } }),
  timed('cascade', cascade, { durationTicks: { min: 1, max: 1_000 } }),
  timed('repeated-crash', repeatedCrash, { durationTicks: { min: 1, max: 2_000 } }),
  timed('mass-restart', massRestart, { durationTicks: { min: 1, max: 1_000 } }),
  timed('split-brain', splitBrain, { durationTicks: { min: 1, max: 3_000 } }),
  timed('clock-backward', clockBackward, { durationTicks: { min: 1, max: 5_000 } }),
  rate('duplication'),
  rate('dns-failure'),
  rate('half-open'),
];

/**
 * Offered to those alone that claim them by name, so that the plans of other services do not draw them: most have no
 * datagrams, which alone are doubled; and a connection that falls silent has to be given up by the code's own timeout.
 */
const BY_NAME: ReadonlySet<FaultKind> = new Set(['duplication', 'dns-failure', 'half-open']);

/** The faults that a definition with these claims is offered. */
export function serviceMenu(claims: readonly FaultKind[] | undefined): InjectionMenu {
  return SERVICE_MENU.filter(({ kind }) => !BY_NAME.has(kind) || claims?.includes(kind) === true);
}
