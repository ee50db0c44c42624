import { type RateFault } from '../faults/fault-menu.js';
import { type Range } from '../faults/range.js';
import { type PlanSpace } from './plan-space.js';
import { type Draws } from './seeded-draws.js';
import { coin } from './swarm-draws.js';

/** Draws the rates of a plan: those of one in two faults. */
export function drawRates(space: PlanSpace, random: Draws): Record<string, number> {
  const rates: Record<string, number> = {};
  for (const fault of space.faults) {
    if (fault.shape === 'rate' && coin(random)) drawIntensities(fault, random, rates);
  }
  return rates;
}

/** Draws the rates of one fault. */
export function drawIntensities(
  fault: RateFault,
  random: Draws,
  rates: Record<string, number>,
): void {
  for (const name of Object.keys(fault.rates)) {
    const { min, max } = fault.rates[name] as Range;
    rates[name] = random.nextInt(min, max);
  }
}
