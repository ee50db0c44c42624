import { audit, planOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('ws 8.23, as it is on npm', () => {
  it('carries messages in order over a connection, and misses those of the time between two', () => {
    let isMissed = false;
    for (let seed = 0; seed < 20; seed++) {
      const { violation, oracles } = simulation.run(planOf(simulation, 'stormy', seed));
      expect(violation).toBeUndefined();
      const missed = oracles.find(({ name }) => name.startsWith('a message is missed'));
      isMissed ||= (missed?.occurrences ?? 0) > 0;
    }
    expect(isMissed).toBe(true);
    expect(audit(simulation, planOf(simulation, 'stormy', 1)).divergence).toBeUndefined();
  });
});
