import { always, gossip } from '@gossip/sim-runtime/sim';
import { madeAnother, makeRegister as make } from './make.js';

const oracles = [always('fine', () => true)];

// The class is known by what the factory says that it returns, or by what it makes.
export const one = gossip({
  name: 'one',
  create: ({ peers }) => make(peers), // ~ private-state-has-view
  oracles,
});
export const other = gossip({
  name: 'other',
  create: madeAnother, // ~ private-state-has-view
  oracles,
});
