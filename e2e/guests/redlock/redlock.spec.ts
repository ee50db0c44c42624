import { LEVELS, planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('redlock 5 over ioredis 5, as they are on npm', () => {
  it('lets one worker write at a time without faults', () => {
    const [sunny = 'sunny'] = LEVELS;
    for (let seed = 0; seed < 4; seed++)
      expect(simulation.run(planOf(simulation, sunny, seed)).violation).toBeUndefined();
  });

  it('lets two write at once where one is held up for longer than its lock lives', () => {
    const plans = Array.from({ length: 40 }, (_, seed) => planOf(simulation, 'stormy', seed));
    const plan = plans.find((each) => simulation.run(each).violation !== undefined);
    const shrunk = shrinkPlan(simulation, plan ?? planOf(simulation, 'stormy', 0));
    expect(shrunk.result.violation?.oracle).toBe('one worker writes at a time');
    expect(shrunk.plan.operations.length).toBeLessThanOrEqual(6);
    const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
    expect(story).toMatch(/store-0/);
  });
});
