import { describe, expect, it } from 'vitest';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { type LeaseWorld, leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Level } from '../faults/level.js';
import { type Plan, type PlannedFault } from '../plan/plan.js';
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
        // Delays are drawn by party, so one that needs a delay may not do under a lower number.
        expect(shrunk.plan.parties).toBeLessThanOrEqual(faultsOf(shrunk.plan) === 0 ? 2 : 3);
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
    const begins: number[] = [];
    for (const plan of failingPlans(simulation, 'sunny', 8)) {
      const shrunk = shrinkPlan(simulation, plan);
      expect(shrunk.plan.operations.length).toBeLessThanOrEqual(3);
      expect(faultsOf(shrunk.plan)).toBeLessThanOrEqual(2);
      begins.push(shrunk.result.violation?.at ?? 0);
    }
    expect(Math.max(...begins)).toBeLessThan(60);
  });

  it('looks at many moments where each is another throw of the dice', () => {
    const lease = leaseSimulation();
    const dice: Simulation = {
      ...lease,
      run: (plan) => {
        const result = lease.run(plan);
        const at = plan.operations.find((operation) => operation.at % 12 === 7)?.at;
        return at === undefined
          ? result
          : { ...result, violation: { oracle: 'dice', kind: 'always', message: 'seven', at } };
      },
    };
    // A plan of more work may be four times as long.
    const usual = failingPlans(dice, 'sunny', 14).filter(({ workload }) => workload === undefined);
    const begins = usual.map((plan) => {
      const { operations } = shrinkPlan(dice, plan).plan;
      expect(operations).toHaveLength(1);
      return operations[0]?.at ?? 0;
    });
    const early = begins.filter((at) => at < 400);
    expect(early.length).toBeGreaterThan(0.8 * begins.length);
  });

  it('lets no fault hold operations in place that only come before its event', () => {
    const lease = leaseSimulation();
    const drawn = planOf(lease, 'sunny', 0);
    const { warmupTicks, operations } = drawn;
    const later = operations.filter(({ at }) => at >= warmupTicks);
    const target = later[10] ?? expect.unreachable('the plan is too short');
    const crash: PlannedFault = {
      at: warmupTicks,
      kind: 'crash',
      party: 0,
      durationTicks: 1,
      salt: 1,
      event: { moment: 'receipt', skip: 10 },
    };
    /** Every operation is an event, and a fault at one of them is the violation. */
    const struckAtTarget: Simulation = {
      ...lease,
      run: (plan, options) => {
        const result = lease.run({ ...plan, faults: [] });
        const fault = plan.faults.find(({ event }) => event !== undefined);
        const events = plan.operations.filter(({ at }) => fault !== undefined && at >= fault.at);
        const struck = events[fault?.event?.skip ?? 0];
        if (fault === undefined || struck === undefined) return result;
        options?.struck?.(fault, struck.at);
        const { at, salt } = struck;
        return salt !== target.salt
          ? result
          : { ...result, violation: { oracle: 'target', kind: 'always', message: 'struck', at } };
      },
    };
    const { plan } = shrinkPlan(struckAtTarget, { ...drawn, faults: [crash] });
    expect(plan.operations).toMatchObject([{ salt: target.salt }]);
    expect(plan.faults).toMatchObject([{ event: { skip: 0 } }]);
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
    // The story of the fence alone would be moved to the beginning, where this one is in its way.
    const opening = always(
      'nothing is granted before t=100',
      ({ now, effects }: LeaseWorld) =>
        now >= 100 || effects.every(({ kind }) => kind !== 'granted'),
    );
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [opening, zombieFence] });
    const plans = failingPlans(simulation, 'stormy', 80).filter(
      (plan) => simulation.run(plan).violation?.oracle === zombieFence.name,
    );
    expect(plans.length).toBeGreaterThan(5);
    for (const plan of plans) {
      expect(shrinkPlan(simulation, plan).result.violation?.oracle).toBe(zombieFence.name);
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
