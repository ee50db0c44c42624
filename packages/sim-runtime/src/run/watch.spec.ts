import { expect, it } from 'vitest';
import { planOf } from '../sweep/run-seed.js';
import { leaseSimulation, type LeaseWorld } from './fixtures/lease.fixture.js';

it('shows the world at the beginning and after every event, and changes nothing by it', () => {
  const simulation = leaseSimulation();
  const plan = planOf(simulation, 'stormy', 3);
  const epochs: number[] = [];
  const watched = simulation.run(plan, {
    watch: (world) => epochs.push((world as LeaseWorld).state.epoch),
  });
  expect(epochs[0]).toBe(0);
  expect(epochs).toHaveLength(watched.events + 1);
  expect(new Set(epochs).size).toBeGreaterThan(2);
  expect(watched).toEqual(simulation.run(plan));
});
