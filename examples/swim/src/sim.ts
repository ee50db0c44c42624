import { PLAIN } from './tests/any-weather.js';
import { membershipSimulation } from './tests/membership-simulation.js';

export const simulation = membershipSimulation(PLAIN);
