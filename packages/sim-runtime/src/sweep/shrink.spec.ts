import { describe, expect, it } from 'vitest';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { type LeaseWorld, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Level } from '../faults/level.js';
import { type Plan } from '../plan/plan.js';
import { type Simulation } from '../run/simulation.js';
import { planOf } from './run-seed.js';
import { shrinkPlan } from './shrink.js';

/** The plans of the first `count` seeds that violate something. */
function failingPlans(simulation: Simulation, level: Level, count: number): readonly Plan[] {
  const failing: Plan[] = [];
  for (let seed = 0; failing.length < count && seed < 200; seed++) {
    const plan = planOf(simulation, level, seed);
    if (simulation.run(plan).violation !== undefined) failing.push(plan);
  }
  expect(failing).toHaveLength(count);
  return failing;
}

function faultsOf({ faults, rates }: Plan): number {
  return faults.length + Object.values(rates).filter((rate) => rate > 0).length;
}

describe('shrinkPlan', () => {
  it.each(['sunny', 'stormy', 'radioactive'] as const)(
    'finds the three operations that a missing fence needs, in %s weather',
    (level) => {
      const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
      for (const plan of failingPlans(simulation, level, 5)) {
        const shrunk = shrinkPlan(simulation, plan);
        expect(shrunk.plan.operations.map(({ name }) => name).sort()).toEqual([
          'acquire',
          'acquire',
          'write',
        ]);
        expect(faultsOf(shrunk.plan)).toBeLessThanOrEqual(1);
        expect(shrunk.plan.parties).toBe(2);
        expect(shrunk.result.violation?.oracle).toBe(zombieFence.name);
        expect(shrunk.result.violation?.at).toBeLessThan(110);
        expect(shrunk.runs).toBeLessThan(400);
      }
    },
  );

  it('moves a story to the beginning of time', () => {
    const simulation = registerSimulation({
      oracles: [
        always(
          'a version never regresses',
          ({ node, touched }, known) => {
            const number = node(touched)?.version.number ?? 0;
            const before = known.get(touched) ?? 0;
            known.set(touched, number);
            return number >= before;
          },
          { history: () => new Map<number, number>() },
        ),
      ],
      flaw: 'last one wins',
    });
    for (const plan of failingPlans(simulation, 'stormy', 5)) {
      const shrunk = shrinkPlan(simulation, plan);
      expect(shrunk.plan.operations.length).toBeLessThanOrEqual(3);
      expect(faultsOf(shrunk.plan)).toBeLessThanOrEqual(2);
      expect(shrunk.result.violation?.at).toBeLessThan(200);
    }
  });

  it('keeps little where something must come true', () => {
    const simulation = leaseSimulation({
      flaw: 'never grants again',
      oracles: [
        eventually('somebody holds it', ({ state, now }: LeaseWorld) => now < state.expiresAt, {
          withinTicks: 200,
        }),
      ],
    });
    for (const plan of failingPlans(simulation, 'stormy', 3)) {
      const shrunk = shrinkPlan(simulation, plan);
      expect(shrunk.plan.operations.length).toBeLessThanOrEqual(1);
      expect(faultsOf(shrunk.plan)).toBe(0);
    }
  });

  it('never ends with the violation of another oracle', () => {
    const late = always('the epoch stays below 4', ({ state }: LeaseWorld) => state.epoch < 4);
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [late, zombieFence] });
    for (const plan of failingPlans(simulation, 'stormy', 10)) {
      const target = simulation.run(plan).violation?.oracle;
      expect(shrinkPlan(simulation, plan).result.violation?.oracle).toBe(target);
    }
  });

  it('shrinks a thrown exception', () => {
    const simulation = leaseSimulation({
      leak: (input) => {
        if (input.kind === 'close') throw new Error('closing is not supported');
        return 0;
      },
    });
    const [plan] = failingPlans(simulation, 'stormy', 1) as [Plan];
    const { plan: small, result } = shrinkPlan(simulation, plan);
    expect(small.operations).toHaveLength(1);
    expect(result.violation).toMatchObject({
      kind: 'exception',
      message: 'Error: closing is not supported',
    });
  });

  it('gives the same result each time', () => {
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
    const [plan] = failingPlans(simulation, 'stormy', 1) as [Plan];
    expect(shrinkPlan(simulation, plan)).toEqual(shrinkPlan(simulation, plan));
  });

  it('ends when it is told to, with what it has', () => {
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
    const [plan] = failingPlans(simulation, 'stormy', 1) as [Plan];
    expect(shrinkPlan(simulation, plan, { maxRuns: 10 }).runs).toBeLessThanOrEqual(13);
    expect(shrinkPlan(simulation, plan, { isOver: () => true }).plan).toEqual(plan);
  });

  it('refuses a plan that does not fail', () => {
    const simulation = leaseSimulation();
    expect(() => shrinkPlan(simulation, planOf(simulation, 'sunny', 1))).toThrow(
      'The plan of seed 1 does not fail, so there is nothing to shrink.',
    );
  });
});
