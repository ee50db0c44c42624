import { MEMBERS, SETTINGS, SIMULATION } from '../driver/settings.js';
import { inAnyWeather } from './any-weather.js';
import { localHealthSuffers, suspicionConfirmed } from './coverage-goals.js';
import { membershipSimulation } from './membership-simulation.js';

/** The group that runs for real, as large and set as it is there; its recordings are replayed here. */
export const CLUSTER = inAnyWeather(SIMULATION, MEMBERS, SETTINGS, [
  localHealthSuffers,
  suspicionConfirmed,
]);

export const simulation = membershipSimulation(CLUSTER);
