import { type Plan } from '../plan.js';
import { lowerKnobs } from './lower-knobs.js';

const names = (plan: Plan): readonly string[] => Object.keys(plan.rates);

/** One in so many of a rate is as exact as a story needs it. */
const GRAIN_PPM = 10_000;

/** Turns the swarm's intensities down, to nothing where possible. */
export const lowerRates = lowerKnobs({
  count: (plan) => names(plan).length,
  read: (plan, index) => plan.rates[names(plan)[index] ?? ''] ?? 0,
  turn: (plan, index, value) => ({
    ...plan,
    rates: { ...plan.rates, [names(plan)[index] ?? '']: value },
  }),
  least: 0,
  grain: GRAIN_PPM,
});
