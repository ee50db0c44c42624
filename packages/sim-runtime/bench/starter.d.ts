declare module 'starter:*' {
  import { type Simulation } from '@gossip/sim-runtime/sim';
  export const simulation: Simulation;
}
