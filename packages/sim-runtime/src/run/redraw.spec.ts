import { describe, expect, it } from 'vitest';
import { coordination } from '../coordination/coordination.js';
import { gossip } from '../gossip/gossip.js';
import { always } from '../oracles/always.js';
import { type Plan, type PlannedOperation } from '../plan/plan.js';
import { planOf } from '../sweep/run-seed.js';
import { settled } from '../sweep/settled-plan.js';
import { zombieFence } from './fixtures/lease-oracles.fixture.js';
import { leaseSimulation } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';
import { type Simulation } from './simulation.js';

function shareSkipped(simulation: Simulation, plan: Plan): number {
  const { operations } = simulation.run(plan);
  const skipped = operations.reduce((sum, operation) => sum + operation.skipped, 0);
  return skipped / plan.operations.length;
}

describe('an impossible operation', () => {
  it('is skipped where a plan has nothing to do in its place', () => {
    const simulation = leaseSimulation();
    const { redraw, ...plan } = planOf(simulation, 'sunny', 1);
    expect(redraw).toEqual(['acquire', 'write', 'close']);
    expect(shareSkipped(simulation, plan)).toBeGreaterThan(0.3);
    expect(shareSkipped(simulation, { ...plan, redraw: ['acquire', 'write'] })).toBeLessThan(0.1);
  });

  it('gives way to an operation that its plan names, and to no other', () => {
    const simulation = leaseSimulation();
    const plan = planOf(simulation, 'sunny', 1);
    const writes = plan.operations.map((operation) => ({ ...operation, name: 'write' }));
    const { operations } = simulation.run({ ...plan, operations: writes, redraw: ['close'] });
    expect(operations.find(({ name }) => name === 'acquire')?.done).toBe(0);
    expect(operations.find(({ name }) => name === 'close')?.done).toBeGreaterThan(0);
  });

  it('is done by another node while its own is down', () => {
    const simulation = registerSimulation();
    const { operations, ...plan } = planOf(simulation, 'stormy', 1);
    const crash = { at: 0, kind: 'crash', party: 0, durationTicks: 2_000, salt: 1 } as const;
    const ofTheFirst = operations.map((operation) => ({ ...operation, party: 0 }));
    const down = { ...plan, operations: ofTheFirst, faults: [crash] };
    const skipping = { ...down, redraw: [] };
    expect(simulation.run(down).operations[0]).toEqual({
      name: 'write',
      done: operations.length,
      skipped: 0,
    });
    expect(simulation.run(skipping).operations[0]?.skipped).toBe(operations.length);
  });

  it('leaves a plan of what was done that runs alike', () => {
    const simulation = leaseSimulation({ flaw: 'no fence', oracles: [zombieFence] });
    for (let seed = 0; seed < 40; seed++) {
      const plan = planOf(simulation, 'sunny', seed);
      const { violation } = simulation.run(plan);
      if (violation === undefined) continue;
      const named = settled(simulation, plan, {});
      expect(named.redraw).toBeUndefined();
      expect(simulation.run(named).violation).toEqual(violation);
    }
  });
});

describe('operations of roles', () => {
  const seen: PlannedOperation[] = [];
  const fleet = coordination({
    name: 'fleet',
    initialState: 0,
    transition: (state: number, _input: { readonly kind: 'stop' | 'work' }) => [state + 1, []],
    actors: 4,
    roles: {
      operator: { count: 1, operations: ['stop'] },
      worker: { count: 3, operations: ['work'] },
    },
    operations: { stop: () => ({ kind: 'stop' }), work: () => ({ kind: 'work' }) },
    oracles: [always('counts', ({ state }) => state >= 0)],
  });

  it('are done by parties of the role alone, in place of others, too', () => {
    for (let seed = 0; seed < 20; seed++) {
      const plan = planOf(fleet, 'stormy', seed);
      fleet.run(plan, { performed: (operation) => seen.push(operation) });
      for (const { name, party } of plan.operations) expect(name === 'stop').toBe(party === 0);
    }
    expect(seen.length).toBeGreaterThan(100);
    for (const { name, party } of seen) expect(name === 'stop').toBe(party === 0);
  });

  it.each([
    ['counts that do not add up', { all: { count: 2, operations: ['send'] } }, 'roles for 2'],
    ['an operation that is not there', { all: { count: 3, operations: ['receive'] } }, '"receive"'],
    [
      'an operation that nobody does',
      { all: { count: 3 } },
      'no role that does the operation "send"',
    ],
    ['a role of none', { none: { count: 0 }, all: { count: 3 } }, '1 or more parties'],
  ])('are refused with %s', (_what, roles, message) => {
    const definition = {
      name: 'roles',
      nodes: 3,
      roles,
      create: () => ({
        handleInput: () => undefined,
        pollTransmit: () => undefined,
        pollTimeout: () => undefined,
        handleTimeout: () => undefined,
      }),
      operations: { send: () => undefined },
      oracles: [],
    };
    expect(() => gossip(definition)).toThrow(message);
  });
});
