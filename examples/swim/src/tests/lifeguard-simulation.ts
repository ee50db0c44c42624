import { underAllFaults } from './under-all-faults.js';
import { localHealthSuffers, suspicionConfirmed } from './coverage-goals.js';
import { membershipSimulation, SETTINGS } from './membership-simulation.js';

/** The same with Lifeguard: local health, and suspicions that others confirm. */
export const LIFEGUARD = underAllFaults(
  'swim-lifeguard',
  5,
  { ...SETTINGS, worstHealth: 3, mostSuspicionPeriods: 12, confirmations: 2 },
  [localHealthSuffers, suspicionConfirmed],
);

export const simulation = membershipSimulation(LIFEGUARD);
