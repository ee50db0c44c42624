import { MEMBERS, SETTINGS, SIMULATION } from '../driver/settings.js';
import { underAllFaults } from './under-all-faults.js';
import { localHealthSuffers, suspicionConfirmed } from './coverage-goals.js';
import { membershipSimulation } from './membership-simulation.js';

/** The group that runs for real, as large and set as it is there; its recordings are replayed here. */
export const CLUSTER = underAllFaults(SIMULATION, MEMBERS, SETTINGS, [
  localHealthSuffers,
  suspicionConfirmed,
]);

export const simulation = membershipSimulation(CLUSTER);
