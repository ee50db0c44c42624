import { type LogicalTime } from '@gossip/sim-runtime';

// Contracts are for production, and names that only look alike are nobody's simulation.
import { simplify } from './simplify.js';
import { latest } from './latests/value.js';
export const at = (now: LogicalTime): number => simplify(now) + latest;
