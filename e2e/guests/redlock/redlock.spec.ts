import { LEVELS, planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('redlock 5 over ioredis 5, as they are on npm', () => {
  it('lets one worker write at a time without faults', () => {
    const [sunny = 'sunny'] = LEVELS;
    for (let seed = 0; seed < 4; seed++)
      expect(simulation.run(planOf(simulation, sunny, seed)).violation).toBeUndefined();
  });

  it(
    'lets two write at once where one is held up for longer than its lock lives',
    { timeout: 400_000 },
    () => {
      const shrunk = shrunkToAPause();
      expect(shrunk.result.violation?.oracle).toBe('one worker writes at a time');
      expect(shrunk.plan.faults.map(({ kind }) => kind)).toEqual(['pause']);
      const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
      expect(story).toMatch(/store-0/);
    },
  );
});

/** The first failure that two operations and a pause are enough for, shrunk: most break connections, or need more operations. */
function shrunkToAPause(): ReturnType<typeof shrinkPlan> {
  for (let seed = 78; seed < 118; seed++) {
    const plan = planOf(simulation, 'stormy', seed);
    if (simulation.run(plan).violation === undefined) continue;
    const shrunk = shrinkPlan(simulation, plan);
    const { operations, rates } = shrunk.plan;
    if (operations.length === 2 && Object.keys(rates).length === 0) return shrunk;
  }
  throw new Error('Of 40 seeds none fails by two operations and a pause.');
}
