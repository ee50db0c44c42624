import { planOf, shrinkPlan, storyOf } from '@gossip/sim-runtime/sim';
import { describe, expect, it } from 'vitest';
import { simulation } from './sim.js';

const STARTS_ANEW = /crash|restart|amnesia|cascade/;

describe('liferaft 1.4.0 over datagrams', () => {
  it('has two leaders in a term where a vote arrives twice: votes are counted, not remembered by voter', () => {
    const shrunk = shrunkByDuplication();
    expect(shrunk.result.violation?.oracle).toBe('a term has one leader');
    expect(shrunk.plan.rates['duplicatePpm']).toBeGreaterThan(0);
    const story = storyOf(simulation, shrunk.result.trace ?? []).join('\n');
    expect(story).toMatch(/"type":"voted"/);
  });
});

/** The first failure that needs doubled datagrams and no member that starts anew, shrunk. */
function shrunkByDuplication(): ReturnType<typeof shrinkPlan> {
  for (let seed = 0; seed < 400; seed++) {
    const plan = planOf(simulation, 'stormy', seed);
    if (!('duplicatePpm' in plan.rates) || simulation.run(plan).violation === undefined) continue;
    const shrunk = shrinkPlan(simulation, plan);
    const isDoubled = 'duplicatePpm' in shrunk.plan.rates;
    if (isDoubled && shrunk.plan.faults.every(({ kind }) => !STARTS_ANEW.test(kind))) return shrunk;
  }
  throw new Error('Of 400 seeds none fails by duplication.');
}
