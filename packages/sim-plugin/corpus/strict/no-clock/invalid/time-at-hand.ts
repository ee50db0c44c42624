// The first two mean `now` and are repaired; the others ask for something else.
import type { LogicalTime } from '@gossip/sim-runtime';

export function renew(now: LogicalTime, at: (clock: () => number) => number): readonly number[] {
  const clock = Date.now(); // ~ no-clock
  const elapsed = performance.now(); // ~ no-clock
  const given = at(Date.now); // ~ no-clock
  const parsed = Date.now.call(Date, now); // ~ no-clock no-clock
  return [clock, elapsed, given, parsed, performance.timeOrigin]; // ~ no-clock
}

export const age = (since: LogicalTime): number => Date.now() - since; // ~ no-clock
