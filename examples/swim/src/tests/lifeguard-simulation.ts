import { ANY_WEATHER } from './any-weather.js';
import { localHealthSuffers } from './coverage-goals.js';
import { membershipSimulation } from './membership-simulation.js';

/** The same with Lifeguard's local health. */
export const simulation = membershipSimulation({
  ...ANY_WEATHER,
  name: 'swim-lifeguard',
  settings: { ...ANY_WEATHER.settings, worstHealth: 3 },
  oracles: [...ANY_WEATHER.oracles, localHealthSuffers],
});
