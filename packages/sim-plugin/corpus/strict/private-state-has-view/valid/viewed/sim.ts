import { allEqual, eventually, gossip, type GossipWorld } from '@gossip/sim-runtime/sim';
import { Register } from './protocol.js';

// Oracles compare registers by the view, and so can be given them whole.
export const simulation = gossip({
  name: 'register',
  create: () => new Register(),
  view: ({ value }) => ({ value }),
  oracles: [
    eventually('agree', ({ nodes }: GossipWorld<Register>) => allEqual(nodes), {
      withinTicks: 500,
    }),
  ],
});
