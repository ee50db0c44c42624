// The simulator in what ships.
import { coordination } from '@gossip/sim-runtime/sim'; // ~ no-simulation-in-production
export const build = coordination;
