import { always, gossip } from '@gossip/sim-runtime/sim';
import { Register } from './protocol.js';

// No oracle can see what a register holds.
export const simulation = gossip({
  name: 'register',
  create: ({ peers }) => new Register(peers), // ~ private-state-has-view
  oracles: [always('fine', () => true)],
});
