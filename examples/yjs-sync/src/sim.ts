import { documentSimulation } from './tests/document-simulation.js';

/** Everybody is connected to everybody. */
export const simulation = documentSimulation({
  name: 'yjs-sync',
  place: (_id, peers) => ({ neighbours: peers, relays: false }),
});
