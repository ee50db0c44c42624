import { ANY_WEATHER } from './any-weather.js';
import { localHealthSuffers } from './coverage-goals.js';
import { everybodyAgrees } from './invariants.js';
import { membershipSimulation, type Variant } from './membership-simulation.js';

/** The same with Lifeguard's local health. */
export const LIFEGUARD: Variant = {
  ...ANY_WEATHER,
  name: 'swim-lifeguard',
  settings: { ...ANY_WEATHER.settings, worstHealth: 3 },
  // In the worst health periods are four times as long, and so is all that takes periods.
  oracles: [
    ...ANY_WEATHER.oracles.filter(({ kind }) => kind !== 'eventually'),
    everybodyAgrees(4 * 600),
    localHealthSuffers,
  ],
};

export const simulation = membershipSimulation(LIFEGUARD);
