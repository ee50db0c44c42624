import { planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('socket.io 4.8, as it is on npm', () => {
  it('gives a session all messages, once and in order, where nothing fails', () => {
    for (let seed = 0; seed < 3; seed++)
      expect(simulation.run(planOf(simulation, 'sunny', seed)).violation).toBeUndefined();
  });

  it('gives messages twice where a connection breaks in the middle of the recovery of a session', () => {
    const plans = Array.from({ length: 80 }, (_, index) =>
      planOf(simulation, 'stormy', 80 + index),
    );
    const plan = plans.find((each) => simulation.run(each).violation !== undefined);
    expect(plan).toBeDefined();
    const shrunk = shrinkPlan(simulation, plan ?? planOf(simulation, 'stormy', 0));
    expect(shrunk.result.violation?.oracle).toBe('a session has all messages, once and in order');
    expect(shrunk.plan.operations.length).toBeLessThanOrEqual(6);
    const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
    expect(story).toMatch(/the connection to subscriber-\d breaks|the connection to hub-0 breaks/);
  });
});
