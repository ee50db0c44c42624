import { PLAIN } from './tests/under-all-faults.js';
import { membershipSimulation } from './tests/membership-simulation.js';

export const simulation = membershipSimulation(PLAIN);
