import { type FaultTarget } from './fault-target.js';
import { type TimedFault } from './timed-fault.js';

/** Pauses a party: what it would do, and what reaches it, waits. */
export function pause(target: FaultTarget, fault: TimedFault): void {
  const { party, durationTicks } = fault.planned;
  const targets = [party];
  fault.strike({ targets, durationTicks });
  target.pause(party);
  const resume = (): boolean => {
    target.resume(party);
    return !target.isPaused(party);
  };
  fault.endAfter(durationTicks, resume, { targets });
}
