// Production code runs without a simulation.
import { borrowed } from '@gossip/sim-runtime/sim'; // ~ no-simulation-in-production
type Lender = Parameters<typeof borrowed>[0];
export const time = (lender: Lender): number => borrowed(lender, () => Date.now()); // ~ no-clock
