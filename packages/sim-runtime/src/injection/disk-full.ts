import { type FaultTarget } from './fault-target.js';
import { type TimedFault } from './timed-fault.js';

/** Makes every write fail, until the fault ends. */
export function diskFull(target: FaultTarget, fault: TimedFault): void {
  const { durationTicks } = fault.planned;
  const targets = ['disk'] as const;
  fault.strike({ targets, durationTicks });
  const end = target.fillDisk?.();
  fault.endAfter(durationTicks, () => end?.(), { targets });
}
