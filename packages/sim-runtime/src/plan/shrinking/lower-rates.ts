import { type Plan } from '../plan.js';
import { lowerKnobs } from './lower-knobs.js';
import { type Precision } from './precision.js';
import { type ShrinkPass } from './shrink-pass.js';

const names = (plan: Plan): readonly string[] => Object.keys(plan.rates);

/** Turns the swarm's intensities down, to nothing where possible. */
export function lowerRates({ grainPpm }: Precision): ShrinkPass {
  return lowerKnobs({
    count: (plan) => names(plan).length,
    read: (plan, index) => plan.rates[names(plan)[index] ?? ''] ?? 0,
    turn: (plan, index, value) => ({
      ...plan,
      rates: { ...plan.rates, [names(plan)[index] ?? '']: value },
    }),
    least: 0,
    grain: grainPpm,
  });
}
