import { type Plan, type PlannedFault } from './plan.js';
import { sortByTime } from './sort-by-time.js';

/**
 * The plan in which faults at events wait from the tick of their first strike on, for the first event of that tick.
 * How many events a fault lets pass depends on everything that is done before it, so that hardly anything of a plan
 * can be left out while it does; the tick does not.
 *
 * @param strikes - when they struck first, in ticks
 */
export function withPinnedFaults(plan: Plan, strikes: ReadonlyMap<PlannedFault, number>): Plan {
  const faults = plan.faults.map((fault): PlannedFault => {
    const at = strikes.get(fault);
    const { event } = fault;
    return at === undefined || event === undefined
      ? fault
      : { ...fault, at, event: { ...event, skip: 0 } };
  });
  return { ...plan, faults: sortByTime(faults) };
}
