import { type FaultTarget, targetName } from './fault-target.js';
import { type TimedFault } from './timed-fault.js';

/** The furthest that a skewed clock is ahead or behind. */
const MOST_SKEW_TICKS = 100;

/** Sets a clock up to 100 ticks ahead or behind, until the fault ends. */
export function clockSkew(target: FaultTarget, fault: TimedFault): void {
  const { durationTicks } = fault.planned;
  const ticks = fault.random.between(-MOST_SKEW_TICKS, MOST_SKEW_TICKS);
  const party = pickClock(target, fault);
  const targets = [targetName(target, party)];
  fault.strike({ targets, ticks, durationTicks });
  target.skewClock?.(party, ticks);
  fault.endAfter(durationTicks, () => target.straightenClock?.(party), { targets });
}

/** Moves a clock forward for good, by the fault's duration. */
export function clockJump(target: FaultTarget, fault: TimedFault): void {
  jump(target, fault, pickClock(target, fault));
}

/** Moves the clock of the very party that the fault names forward for good, be it the coordinator's. */
export function clockJumpHere(target: FaultTarget, fault: TimedFault): void {
  jump(target, fault, fault.planned.party);
}

function jump(target: FaultTarget, fault: TimedFault, party: number): void {
  const { durationTicks } = fault.planned;
  fault.strike({ targets: [targetName(target, party)], ticks: durationTicks });
  target.jumpClock(party, durationTicks);
}

/** Turns a clock back for good, by the fault's duration. */
export function clockBackward(target: FaultTarget, fault: TimedFault): void {
  const { durationTicks } = fault.planned;
  const party = pickClock(target, fault);
  fault.strike({ targets: [targetName(target, party)], ticks: -durationTicks });
  target.rewindClock(party, durationTicks);
}

/** Moves the coordinator's clock to just before the next lease's end, to it, or just past it. */
export function leaseExpiry(target: FaultTarget, fault: TimedFault): void {
  const offsetTicks = fault.planned.durationTicks - 1;
  const ticks = target.expireLease?.(offsetTicks) ?? 0;
  if (ticks > 0) fault.strike({ targets: ['coordinator'], ticks, offsetTicks });
}

/** Whose clock: one time in two the coordinator's, where there is one, since leases run out by it. */
function pickClock({ coordinator }: FaultTarget, { planned, random }: TimedFault): number {
  if (coordinator === undefined) return planned.party;
  return random.below(2) === 0 ? coordinator : planned.party;
}
