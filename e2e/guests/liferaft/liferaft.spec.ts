import { audit, keepGuards, planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('liferaft 1.4.0, as it is on npm', () => {
  it('elects one leader a term where no member forgets, and one plan is one universe', () => {
    for (let seed = 0; seed < 8; seed++) {
      expect(simulation.run(planOf(simulation, 'stormy', seed)).violation).toBeUndefined();
    }
    expect(audit(simulation, planOf(simulation, 'stormy', 1)).divergence).toBeUndefined();
  });

  it('has two leaders in a term where members start anew, since terms and votes are kept in memory alone', () => {
    const plan = planOf(simulation, 'radioactive', 0);
    const shrunk = shrinkPlan(simulation, plan);
    expect(keepGuards(() => simulation.run(plan)).violation).toBeDefined();
    expect(shrunk.result.violation?.oracle).toBe('a term has one leader');
    expect(shrunk.plan.faults.map(({ kind }) => kind)).toEqual(['mass-restart']);
    const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
    expect(story).toMatch(/node-\d restarts[^]*"type":"voted"[^]*led term \d+/);
  });
});
