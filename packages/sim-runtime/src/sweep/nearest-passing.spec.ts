import { expect, it } from 'vitest';
import { zombieFence } from '../run/fixtures/lease-oracles.fixture.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { nearestPassing } from './nearest-passing.js';
import { planOf } from './run-seed.js';
import { shrinkPlan } from './shrink.js';

it('a shrunk plan has a plan beside it that passes and lacks one part of it', () => {
  const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
  const seed = Array.from({ length: 200 }, (_, index) => index).find(
    (index) => simulation.run(planOf(simulation, 'stormy', index)).violation !== undefined,
  );
  const { plan } = shrinkPlan(simulation, planOf(simulation, 'stormy', seed ?? 0));
  const passing = nearestPassing(simulation, plan);
  expect(passing).toBeDefined();
  if (passing === undefined) return;
  expect(simulation.run(passing.plan).violation).toBeUndefined();
  const size = ({ faults, operations, rates }: typeof plan): number =>
    faults.length + operations.length + Object.values(rates).filter((rate) => rate > 0).length;
  expect(size(passing.plan)).toBe(size(plan) - 1);
});

it('a plan that is not shrunk has too many neighbours to try', () => {
  const simulation = leaseSimulation();
  const plan = planOf(simulation, 'stormy', 1);
  const [operation] = plan.operations;
  if (operation === undefined) throw new Error('A plan has operations.');
  const large = { ...plan, operations: Array.from({ length: 60 }, () => ({ ...operation })) };
  expect(nearestPassing(simulation, large)).toBeUndefined();
});
