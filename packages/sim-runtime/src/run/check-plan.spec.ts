import { describe, expect, it } from 'vitest';
import { planForSeed } from '../plan/plan-for-seed.js';
import { checkPlan } from './check-plan.js';
import { leaseSimulation } from './fixtures/lease.fixture.js';

const simulation = leaseSimulation();
const plan = planForSeed(simulation.plans('stormy'), 3);

describe('checkPlan', () => {
  it('gives a plan of this simulation back', () => {
    expect(checkPlan(plan, simulation, 'a.json')).toBe(plan);
  });

  it.each([
    [null, 'a.json is no plan: it must be a JSON object.'],
    [[plan], 'a.json is no plan: it must be a JSON object.'],
    ['plan', 'a.json is no plan: it must be a JSON object.'],
    [
      { ...plan, schemaVersion: 99 },
      'a.json has schema version 99, but this runtime reads version 1: record the failure again with this version.',
    ],
    [
      {},
      'a.json has schema version undefined, but this runtime reads version 1: record the failure again with this version.',
    ],
    [
      { ...plan, simulation: 'orders' },
      'a.json is a plan for "orders", but this simulation is "lease".',
    ],
    [
      { ...plan, type: 'gossip' },
      'a.json is a plan for a gossip module, but this one is coordination.',
    ],
    [{ ...plan, level: 'windy' }, 'a.json has no valid "level".'],
    [{ ...plan, seed: -1 }, 'a.json must have a whole number from 0 in "seed".'],
    [{ ...plan, seed: 2 ** 32 }, 'a.json must have a whole number up to 4294967295 in "seed".'],
    [{ ...plan, parties: 1.5 }, 'a.json must have a whole number from 0 in "parties".'],
    [{ ...plan, parties: 0 }, 'a.json must have 1 or more in "parties".'],
    [{ ...plan, warmupTicks: '9' }, 'a.json must have a whole number from 0 in "warmupTicks".'],
    [{ ...plan, safetyTicks: null }, 'a.json must have a whole number from 0 in "safetyTicks".'],
    [{ ...plan, rates: [] }, 'a.json must have an object in "rates".'],
    [
      { ...plan, rates: { requestDropPpm: -5 } },
      'a.json must have a whole number from 0 in rates["requestDropPpm"].',
    ],
    [{ ...plan, operations: {} }, 'a.json must have a list in "operations".'],
    [
      { ...plan, operations: [{ at: 1, party: 0, salt: 0 }] },
      'a.json has something else than a planned operation in operations[0].',
    ],
    [
      { ...plan, faults: [...plan.faults, { ...plan.faults[0], kind: 'rain' }] },
      `a.json has something else than a planned fault in faults[${plan.faults.length}].`,
    ],
    [
      { ...plan, faults: [{ at: 0, kind: 'pause', party: 0, salt: 0 }] },
      'a.json has something else than a planned fault in faults[0].',
    ],
  ])('says what is wrong (%#)', (value, sentence) => {
    expect(() => checkPlan(value, simulation, 'a.json')).toThrow(new TypeError(sentence));
  });

  it('refuses an operation that the module no longer has', () => {
    const operations = [{ at: 1, name: 'renew', party: 0, salt: 0 }];
    expect(() => checkPlan({ ...plan, operations }, simulation, 'a.json')).toThrow(
      'a.json has the operation "renew" in operations[0], which the simulation does not have: it has acquire, write, close.',
    );
  });
});
