import { coordination } from '@gossip/sim-runtime/sim';

// Nothing can fail.
export const simulation = coordination({ name: 'orders' }); // ~ state-has-oracle
