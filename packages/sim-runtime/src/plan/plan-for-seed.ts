import { type Arbitrary, Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { combine, hashLabel } from '../kernel/keyed-hash.js';
import { checkSeed } from '../kernel/seed.js';
import { PlanArbitrary } from './plan-arbitrary.js';
import { type Plan } from './plan.js';
import { SeededDraws } from './seeded-draws.js';

const PLAN_STREAM = hashLabel('plan');

/**
 * Expands a seed to its plan.
 *
 * @param seed - an unsigned 32-bit integer
 * @throws RangeError when it is not one
 */
export function planForSeed(plans: Arbitrary<Plan>, seed: number): Plan {
  const start = combine(checkSeed(seed), PLAN_STREAM);
  if (plans instanceof PlanArbitrary) return plans.draw(new SeededDraws(start), seed);
  const generator = xoroshiro128plus(start);
  const plan = plans.generate(new Random(generator), undefined).value;
  return { ...plan, seed };
}
