import { describe, expect, it } from 'vitest';
import { type Plan } from '../plan/plan.js';
import { drawRun } from '../report/diagram/draw-run.js';
import { planOf } from '../sweep/run-seed.js';
import { checkPlan } from './check-plan.js';
import { copierSimulation } from './fixtures/copier.fixture.js';
import { leaseSimulation } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';
import { type Simulation } from './simulation.js';

const simulations = [leaseSimulation(), registerSimulation(), copierSimulation()];

/** The times and kinds of the steps before some time. */
function past(simulation: Simulation, plan: Plan, until: number): readonly string[] {
  return drawRun(simulation, plan)
    .steps.filter(({ at }) => at < until)
    .map(({ at, what }) => `${at} ${what}`);
}

describe.each(simulations)('a planned fate: $type', (simulation) => {
  const plan = planOf(simulation, 'stormy', 3);
  const { arrows, steps } = drawRun(simulation, plan);
  const arrow = arrows.find(
    ({ fate, isCopy, sent }) =>
      fate === 'delivered' && isCopy !== true && (steps[sent]?.at ?? 0) > plan.warmupTicks,
  );
  const id = arrow?.id ?? 0;
  const sentAt = steps[arrow?.sent ?? 0]?.at ?? 0;
  const find = (changed: Plan) =>
    drawRun(simulation, changed).arrows.find((other) => other.id === id);

  it('loses one message, and leaves all before it alone', () => {
    const changed = checkPlan({ ...plan, fates: [{ id, fate: 'lost' }] }, simulation, 'It');
    expect(find(changed)?.fate).toBe(arrow?.kind === 'call' ? 'failed' : 'lost');
    expect(past(simulation, changed, sentAt)).toEqual(past(simulation, plan, sentAt));
  });

  it('delays one message by so many ticks', () => {
    const fates = [{ id, fate: 'delivered', delayTicks: 17 }];
    const changed = checkPlan({ ...plan, fates }, simulation, 'It');
    expect(find(changed)?.delayTicks).toBe(17);
  });

  it('is the same run each time, and no other where nothing is planned', () => {
    const changed: Plan = { ...plan, fates: [{ id, fate: 'lost' }] };
    expect(simulation.run(changed)).toEqual(simulation.run(changed));
    expect(simulation.run({ ...plan, fates: [] }).traceHash).toBe(simulation.run(plan).traceHash);
  });
});

describe.each(simulations)('another seed from some time on: $type', (simulation) => {
  it('leaves all before it alone, and changes fates after it', () => {
    const plan = { ...planOf(simulation, 'stormy', 3), faults: [] };
    const at = plan.warmupTicks + Math.floor(plan.safetyTicks / 3);
    const branch = { at, seed: 12_345, rates: { ...plan.rates, maxDelayTicks: 9 } };
    const changed = checkPlan({ ...plan, branch }, simulation, 'It');
    expect(past(simulation, changed, at)).toEqual(past(simulation, plan, at));
    expect(past(simulation, changed, Infinity)).not.toEqual(past(simulation, plan, Infinity));
  });
});

describe('a plan that names what there cannot be', () => {
  const simulation = leaseSimulation();
  const plan = planOf(simulation, 'stormy', 3);

  it.each<[object, string]>([
    [{ fates: 1 }, 'It must have a list in fates, not 1.'],
    [{ fates: [{ id: 2 ** 31, fate: 'lost' }] }, 'in fates[0].id, not 2147483648.'],
    [
      { fates: [{ id: 1, fate: 'eaten' }] },
      'must have lost or delivered in fates[0].fate, not "eaten".',
    ],
    [{ fates: [{ id: 1, fate: 'lost', delayTicks: -1 }] }, 'in fates[0].delayTicks, not -1.'],
    [{ branch: { at: 0, seed: 1, rates: {} } }, 'in branch.at, not 0.'],
    [{ branch: { at: plan.warmupTicks + 1, seed: -1, rates: {} } }, 'in branch.seed, not -1.'],
    [
      { branch: { at: plan.warmupTicks + 1, seed: 1, rates: { rain: 1 } } },
      'has 1 in branch.rates.rain, which is no such rate or out of bounds.',
    ],
  ])('is refused: %o', (parts, sentence) => {
    expect(() => checkPlan({ ...plan, ...parts }, simulation, 'It')).toThrow(sentence);
  });
});
