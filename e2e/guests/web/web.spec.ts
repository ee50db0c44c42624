import { audit, planOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('Express 5.3 and Fastify 5.12, as they are on npm', () => {
  it('count each addition once at every fault that leaves memory alone, and one plan is one universe', () => {
    for (let seed = 0; seed < 6; seed++) {
      const { violation, operations } = simulation.run(planOf(simulation, 'stormy', seed));
      expect(violation).toBeUndefined();
      expect(operations.some(({ done }) => done > 0)).toBe(true);
    }
    expect(audit(simulation, planOf(simulation, 'stormy', 1)).divergence).toBeUndefined();
  });
});
