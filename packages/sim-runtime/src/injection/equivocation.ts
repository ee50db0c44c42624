import { type FaultTarget } from './fault-target.js';
import { type TimedFault } from './timed-fault.js';

/** Makes a party lie to every peer in another way, until the fault ends. */
export function equivocation(target: FaultTarget, fault: TimedFault): void {
  const { party, durationTicks } = fault.planned;
  const targets = [party];
  fault.strike({ targets, durationTicks });
  const end = target.equivocate?.(party);
  fault.endAfter(durationTicks, () => end?.(), { targets });
}
