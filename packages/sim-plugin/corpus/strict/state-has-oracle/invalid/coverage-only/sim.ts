import { coordination, sometimes } from '@gossip/sim-runtime/sim';

// sometimes counts; it never fails.
const oracles = [sometimes('a lease expires', () => true)];
export const simulation = coordination({
  name: 'orders',
  oracles, // ~ state-has-oracle
});
