import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../faults/level.js';
import { copierSimulation } from '../run/fixtures/copier.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { checkPlan } from '../run/check-plan.js';
import { type Plan } from './plan.js';
import { planForSeed } from './plan-for-seed.js';

const spaces = [leaseSimulation(), registerSimulation(), copierSimulation()].flatMap((simulation) =>
  LEVELS.map((level) => ({ simulation, level, type: simulation.type })),
);

describe.each(spaces)('plans of a $type module, $level', ({ simulation, level }) => {
  const plans = simulation.plans(level);

  it('survive JSON and are accepted again', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const again: unknown = JSON.parse(JSON.stringify(plan));
        expect(again).toEqual(plan);
        expect(checkPlan(again, simulation, 'plan.json')).toEqual(plan);
      }),
      { seed: 1, endOnFailure: true },
    );
  });

  it('run the same after JSON', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const again = JSON.parse(JSON.stringify(plan)) as Plan;
        expect(simulation.run(again)).toEqual(simulation.run(plan));
      }),
      { seed: 1, numRuns: 10, endOnFailure: true },
    );
  });

  it('can be shrunk wherever they were made', () => {
    fc.assert(
      fc.property(plans, (plan) => plans.canShrinkWithoutContext(plan)),
      { seed: 1, endOnFailure: true },
    );
  });

  it('shrink to plans that are smaller, can be shrunk in their turn, and run', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const candidates = [...plans.shrink(plan, undefined).take(60)];
        for (const { value } of candidates) {
          expect(size(value)).toBeLessThan(size(plan));
          expect(plans.canShrinkWithoutContext(value)).toBe(true);
          checkPlan(value, simulation, 'candidate');
        }
        const last = candidates.at(-1);
        if (last !== undefined) expect(simulation.run(last.value).violation).toBeUndefined();
      }),
      { seed: 1, numRuns: 10, endOnFailure: true },
    );
  });

  it('have their times, parties and kinds within what the level offers', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const end = plan.warmupTicks + plan.safetyTicks;
        const claimed = [...plan.faults].every(({ kind }) => simulation.claims.includes(kind));
        const notClaimed = simulation.notClaimed(level);
        expect(claimed && plan.faults.every(({ kind }) => !notClaimed.includes(kind))).toBe(true);
        for (const { at, party } of [...plan.operations, ...plan.faults]) {
          expect(at).toBeLessThanOrEqual(end);
          expect(party).toBeLessThan(plan.parties);
        }
        for (const { at } of plan.faults) expect(at).toBeGreaterThanOrEqual(plan.warmupTicks);
        const times = plan.operations.map(({ at }) => at);
        expect(times).toEqual([...times].sort((first, second) => first - second));
      }),
      { seed: 1, endOnFailure: true },
    );
  });

  it('are what a seed says, whichever was asked for before', () => {
    const plan = planForSeed(plans, 42);
    planForSeed(plans, 7);
    expect(planForSeed(plans, 42)).toEqual(plan);
    expect(plan.seed).toBe(42);
  });
});

describe('a swarm', () => {
  it('leaves each fault out of some plans, and has it in others', () => {
    const simulation = leaseSimulation();
    const plans = Array.from({ length: 60 }, (_, seed) =>
      planForSeed(simulation.plans('radioactive'), seed),
    );
    for (const kind of simulation.claims.filter((claim) => claim !== 'loss' && claim !== 'delay')) {
      const having = plans.filter(({ faults, rates }) =>
        kind === 'duplication'
          ? 'duplicatePpm' in rates
          : faults.some((fault) => fault.kind === kind),
      );
      expect(having.length, kind).toBeGreaterThan(5);
      expect(having.length, kind).toBeLessThan(55);
    }
  });
});

/** A measure that every candidate lowers, so that shrinking ends. */
function size(plan: Plan): number {
  const { operations, redraw, faults, rates, parties, warmupTicks, safetyTicks } = plan;
  const items = [...operations, ...faults];
  return (
    items.length * 1e9 +
    (redraw?.length ?? 0) +
    operations.filter(({ key }) => key !== undefined).length +
    faults.reduce((sum, { durationTicks }) => sum + durationTicks, 0) +
    faults.reduce((sum, { event }) => sum + (event?.skip ?? 0) + (event?.times ?? 0), 0) +
    items.reduce((sum, { at, party }) => sum + at + party, 0) +
    Object.values(rates).reduce((sum, rate) => sum + rate + 1, 0) +
    parties +
    warmupTicks +
    safetyTicks
  );
}
