// The simulation itself may.
import { always } from '@gossip/sim-runtime/sim';
import { invariants } from './tests/invariants.js';
export const oracles = [always('all', invariants)];
