import { simulationTest } from '@gossip/sim-runtime/vitest';
import { describe } from 'vitest';
import { simulation } from '../sim.js';

describe('shard-leases', () => {
  simulationTest(simulation, { levels: ['radioactive'], seeds: 20000, firstSeed: 7 });
});
