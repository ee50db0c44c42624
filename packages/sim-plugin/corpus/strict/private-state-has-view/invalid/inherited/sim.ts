import { always, gossip } from '@gossip/sim-runtime/sim';
import { Register as Node } from './protocol.js';

// What a class extends has private fields.
export const simulation = gossip({
  name: 'register',
  create: () => new Node(), // ~ private-state-has-view
  oracles: [always('fine', () => true)],
});
