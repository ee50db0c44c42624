import { planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

describe('liferaft 1.4.0 over datagrams', () => {
  it('has two leaders in a term where a vote arrives twice: votes are counted, not remembered by voter', () => {
    const shrunk = shrinkPlan(simulation, planOf(simulation, 'stormy', 31));
    expect(shrunk.result.violation?.oracle).toBe('a term has one leader');
    expect(shrunk.plan.rates['duplicatePpm']).toBeGreaterThan(0);
    expect(shrunk.plan.faults).toEqual([]);
    const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
    expect(story).toMatch(/"type":"voted"/);
  });
});
