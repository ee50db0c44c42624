import { type Random } from '@gossip/sim-runtime';

// Drawn from what is passed in.
export const roll = (random: Random): number => random.below(6);
