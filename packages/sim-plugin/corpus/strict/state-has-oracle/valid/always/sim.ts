import { always, coordination, sometimes } from '@gossip/sim-runtime/sim';

// One that can fail is enough.
export const simulation = coordination({
  name: 'orders',
  oracles: [sometimes('a lease expires', () => true), always('one writer', () => true)],
});
