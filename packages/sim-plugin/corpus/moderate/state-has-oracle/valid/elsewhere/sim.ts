import { pipeline } from '@gossip/sim-runtime/sim';

// Oracles from another file are judged there.
import { oracles } from './tests/invariants.js';
export const simulation = pipeline({ name: 'scanner', oracles });
