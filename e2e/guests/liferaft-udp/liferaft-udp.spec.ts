import { planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

/** Half of all datagrams are lost, so that leaders are elected again and again; of the others two in five arrive twice. */
const RATES = { dropPpm: 500_000, duplicatePpm: 400_000 };

describe('liferaft 1.4.0 over datagrams', () => {
  it('has two leaders in a term where a vote arrives twice: votes are counted, not remembered by voter', () => {
    const plans = Array.from({ length: 60 }, (_, seed) => ({
      ...planOf(simulation, 'stormy', seed),
      faults: [],
      rates: RATES,
    }));
    const plan = plans.find((each) => simulation.run(each).violation !== undefined);
    expect(plan).toBeDefined();
    const shrunk = shrinkPlan(simulation, plan ?? planOf(simulation, 'stormy', 0));
    expect(shrunk.result.violation?.oracle).toBe('a term has one leader');
    expect(shrunk.plan.faults).toEqual([]);
    const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
    expect(story).toMatch(/"type":"voted"/);

    const { duplicatePpm, ...rates } = shrunk.plan.rates;
    expect(duplicatePpm).toBeGreaterThan(0);
    expect(simulation.run({ ...shrunk.plan, rates }).violation).toBeUndefined();
  });
});
