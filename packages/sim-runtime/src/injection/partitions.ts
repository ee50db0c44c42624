import { type CutDirection } from '../trace/fault-facts.js';
import { type FaultTarget } from './fault-target.js';
import { type TimedFault } from './timed-fault.js';

/** Cuts one party off, in one of the target's ways. */
export function partition(target: FaultTarget, fault: TimedFault): void {
  cut(target, fault, [fault.planned.party], fault.random.pick(target.directions));
}

/** Splits the parties into two halves that do not hear each other. */
export function splitBrain(target: FaultTarget, fault: TimedFault): void {
  target.count('split-brain');
  cut(target, fault, half(target, fault), 'both');
}

function cut(
  target: FaultTarget,
  fault: TimedFault,
  targets: readonly number[],
  direction: CutDirection,
): void {
  const { durationTicks } = fault.planned;
  fault.strike({ targets, direction, durationTicks });
  const end = target.cut?.(targets, direction);
  fault.endAfter(durationTicks, () => end?.(), { targets });
}

/** Half of the parties, the fault's own among them, and never all of them. */
function half({ parties }: FaultTarget, { planned, random }: TimedFault): readonly number[] {
  const others = Array.from({ length: parties }, (_, party) => party).filter(
    (party) => party !== planned.party,
  );
  const side = [planned.party];
  while (side.length < Math.floor(parties / 2)) {
    side.push(...others.splice(random.below(others.length), 1));
  }
  return side.sort((first, second) => first - second);
}
