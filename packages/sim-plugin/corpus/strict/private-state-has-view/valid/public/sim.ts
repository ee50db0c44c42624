import { always, gossip } from '@gossip/sim-runtime/sim';
import { Register } from './protocol.js';

// All state is there to be seen.
export const simulation = gossip({
  name: 'register',
  create: () => new Register(),
  oracles: [always('fine', () => true)],
});
