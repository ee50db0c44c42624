import { planOf, shrinkPlan } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('mqtt 5 by a broker of aedes 0.51, as they are on npm', () => {
  it('carries what is acknowledged where nothing fails', () => {
    for (let seed = 0; seed < 3; seed++)
      expect(simulation.run(planOf(simulation, 'sunny', seed)).violation).toBeUndefined();
  });

  it('lets a message of quality of service 2 be heard twice where two are in flight as a connection breaks', () => {
    const plans = Array.from({ length: 80 }, (_, seed) => planOf(simulation, 'stormy', seed));
    const plan = plans.find((each) => simulation.run(each).violation !== undefined);
    const shrunk = shrinkPlan(simulation, plan ?? planOf(simulation, 'stormy', 0));
    expect(shrunk.result.violation?.oracle).toBe('quality of service 2 is not more than once');
    expect(shrunk.plan.operations.length).toBeGreaterThanOrEqual(2);
    expect(shrunk.plan.operations.length).toBeLessThanOrEqual(6);
  });
});
