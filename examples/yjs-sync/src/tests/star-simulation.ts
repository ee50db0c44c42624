import { placeInStar, SIMULATION } from '../star.js';
import { documentSimulation } from './document-simulation.js';

/** The same with a server in the middle, which passes on what clients tell it. */
export const simulation = documentSimulation({ name: SIMULATION, place: placeInStar });
