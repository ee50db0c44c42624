// The public API gives the simulation away.
export * from './sim.js'; // ~ no-simulation-in-production
