import { checkPlan, type Plan } from '@gossip/sim-runtime/sim';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUG_CATALOGUE } from '../bugs/bug-catalogue.js';
import { loadSimulation, type Loaded } from '../bugs/load-simulation.js';
import { Draw } from './draw.js';
import { BLOCK_SEEDS, GuidedPlans } from './guided-plans.js';
import { PlanChanges } from './plan-changes.js';

const SEEDS = 3 * BLOCK_SEEDS;

describe('guided plans', () => {
  let loaded: Loaded;
  beforeAll(async () => {
    const bug = BUG_CATALOGUE.find(({ name }) => name === 'version-compare');
    if (bug === undefined) throw new Error('The catalogue lacks version-compare.');
    loaded = await loadSimulation(bug, 'right');
  });

  /** The guided plans of a sweep, by the places of their seeds. */
  function sweep(): ReadonlyMap<number, Plan> {
    const { runtime, simulation } = loaded;
    const plans = new GuidedPlans(new PlanChanges(simulation));
    const made = new Map<number, Plan>();
    for (let place = 0; place < SEEDS; place++) {
      const guided = plans.planAt(place, new Draw(place));
      if (guided !== undefined) made.set(place, guided);
      const plan = guided ?? runtime.planOf(simulation, 'stormy', place);
      plans.take(place, plan, simulation.run(plan, { reached: true }));
    }
    return made;
  }

  it('are a third of the plans after the first block, the same in every sweep, and complete', () => {
    const made = sweep();
    expect([...made.keys()]).toEqual(
      Array.from({ length: SEEDS }, (_, place) => place).filter(
        (place) => place >= BLOCK_SEEDS && place % 3 === 2,
      ),
    );
    expect(sweep()).toEqual(made);
    const { simulation } = loaded;
    for (const plan of made.values()) {
      const saved: unknown = JSON.parse(JSON.stringify(plan));
      expect(checkPlan(saved, simulation, 'plan.json')).toEqual(plan);
      const times = [...plan.faults, { at: Infinity }].map(({ at }) => at);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
  });
});
