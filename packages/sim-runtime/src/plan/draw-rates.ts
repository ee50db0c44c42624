import { type RateFault } from '../faults/fault-menu.js';
import { type Range } from '../faults/range.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';
import { isInPlan } from './is-in-plan.js';

/**
 * Draws the rates of a plan.
 *
 * @param isThere - whether the plan has those of a fault. Default: of about one in two faults.
 */
export function drawRates(
  { faults }: PlanSpace,
  random: Draws,
  isThere: (fault: RateFault) => boolean = (fault) => isInPlan(fault, random),
): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const fault of faults) {
    if (fault.shape !== 'rate' || !isThere(fault)) continue;
    for (const name of Object.keys(fault.rates)) {
      const { min, max } = fault.rates[name] as Range;
      rates[name] = random.nextInt(min, max);
    }
  }
  return rates;
}
