import { gossip as define } from '@gossip/sim-runtime/sim';

// The list is there and empty.
export const simulation = define({
  name: 'membership',
  oracles: [], // ~ state-has-oracle
});
