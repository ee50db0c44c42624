import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Level } from '../faults/level.js';
import { always } from '../oracles/always.js';
import { eventually } from '../oracles/eventually.js';
import { type Oracle } from '../oracles/oracle.js';
import { type Plan } from '../plan/plan.js';
import { copierSimulation, type CopierWorld } from '../run/fixtures/copier.fixture.js';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { leaseSimulation, type LeaseWorld } from '../run/fixtures/lease.fixture.js';
import { registerSimulation } from '../run/fixtures/register.fixture.js';
import { type Simulation } from '../run/simulation.js';
import { hasOfferedOperations, shrinkPlan } from './shrink.js';

/** The plan without one of its operations, faults or rates, in every way. */
function deletions(plan: Plan): readonly Plan[] {
  const without = <Item>(items: readonly Item[], index: number): readonly Item[] =>
    items.filter((_, place) => place !== index);
  return [
    ...plan.operations.map((_, index) => ({
      ...plan,
      operations: without(plan.operations, index),
    })),
    ...plan.faults.map((_, index) => ({ ...plan, faults: without(plan.faults, index) })),
    ...Object.keys(plan.rates).map((name) => ({
      ...plan,
      rates: Object.fromEntries(Object.entries(plan.rates).filter(([other]) => other !== name)),
    })),
  ];
}

/** Comes true some time after healing, so that every run has a phase of liveness. */
function inTheEnd<World extends { readonly now: number }>(): Oracle<World> {
  return eventually<World>('it is late', ({ now }) => now >= 1_300, { withinTicks: 1_500 });
}

const versions = always('what was written twice is not written a third time', (world: unknown) => {
  const { nodes } = world as {
    readonly nodes: readonly { readonly version: { number: number } }[];
  };
  return nodes.every(({ version }) => version.number < 3);
});

const fewEmissions = always(
  'less than ten emissions are tried',
  ({ emissions }: CopierWorld) => emissions < 10,
);

const afterHealing = always(
  'what is held at t=1,150 is not closed',
  ({ now, state }: LeaseWorld) => now < 1_150 || state.epoch === 0 || !state.closed,
);

interface Case {
  readonly title: string;
  readonly simulation: Simulation;
  readonly level: Level;
}

const cases: readonly Case[] = [
  {
    title: 'of coordination',
    simulation: leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] }),
    level: 'stormy',
  },
  {
    title: 'of coordination, whose actors go on after healing',
    simulation: leaseSimulation({ flaw: 'no fence', oracles: [zombieFence, inTheEnd()] }),
    level: 'radioactive',
  },
  {
    title: 'of coordination, first violated after healing',
    simulation: leaseSimulation({ oracles: [afterHealing, inTheEnd()] }),
    level: 'stormy',
  },
  {
    title: 'of gossip',
    simulation: registerSimulation({ oracles: [versions, inTheEnd()] }),
    level: 'radioactive',
  },
  {
    title: 'of a pipeline',
    simulation: copierSimulation({ oracles: [fewEmissions, inTheEnd()] }),
    level: 'radioactive',
  },
];

describe.each(cases)('a shrunk plan $title', ({ simulation, level }) => {
  it('has no operation, fault or rate that could be left out', { timeout: 60_000 }, () => {
    let shrunk = 0;
    fc.assert(
      fc.property(simulation.plans(level), (plan) => {
        const { violation } = simulation.run(plan);
        if (violation === undefined) return;
        expect(violation.kind).not.toBe('exception');
        const {
          plan: small,
          result,
          isComplete,
        } = shrinkPlan(simulation, plan, { maxRuns: 4_000 });
        expect(isComplete).toBe(true);
        expect(result.violation?.oracle).toBe(violation.oracle);
        const isOffered = hasOfferedOperations(small, result);
        for (const smaller of deletions(small)) {
          const again = simulation.run(smaller);
          const failsAsWell =
            again.violation?.oracle === violation.oracle &&
            (isOffered || !hasOfferedOperations(smaller, again));
          expect(failsAsWell).toBe(false);
        }
        shrunk++;
      }),
      { seed: 1, numRuns: 25, endOnFailure: true },
    );
    expect(shrunk).toBeGreaterThan(3);
  });
});

describe('a violation after healing', () => {
  it('is shrunk in the phase in which it is seen', () => {
    const simulation = leaseSimulation({ oracles: [afterHealing, inTheEnd()] });
    const failing = fc
      .sample(simulation.plans('stormy'), { seed: 3, numRuns: 40 })
      .filter((plan) => simulation.run(plan).violation?.oracle === afterHealing.name);
    expect(failing.length).toBeGreaterThan(10);
    const lengths = failing
      .slice(0, 8)
      .map((plan) => shrinkPlan(simulation, plan).plan.operations.length);
    // Clocks that were moved count together, so that a few plans need all that moves them.
    expect(lengths.filter((length) => length <= 4).length).toBeGreaterThanOrEqual(5);
  });
});

describe('shrinking at its limit', () => {
  const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
  const plans = fc
    .sample(simulation.plans('radioactive'), { seed: 5, numRuns: 60 })
    .filter((candidate) => simulation.run(candidate).violation !== undefined)
    .slice(0, 6);

  it('says so', () => {
    for (const plan of plans) {
      expect(shrinkPlan(simulation, plan, { maxRuns: 30 }).isComplete).toBe(false);
      expect(shrinkPlan(simulation, plan, { isOver: () => true }).isComplete).toBe(false);
      expect(shrinkPlan(simulation, plan).isComplete).toBe(true);
    }
  });

  it('has left out what it can before it shortens times', () => {
    for (const plan of plans) {
      const { operations, rates } = shrinkPlan(simulation, plan, { maxRuns: 80 }).plan;
      expect(operations).toHaveLength(3);
      expect(rates).toEqual({});
    }
  });
});
