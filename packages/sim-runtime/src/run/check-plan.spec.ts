import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../faults/level.js';
import { planForSeed } from '../plan/plan-for-seed.js';
import { type Plan } from '../plan/plan.js';
import { checkPlan } from './check-plan.js';
import { copierSimulation } from './fixtures/copier.fixture.js';
import { leaseSimulation } from './fixtures/lease.fixture.js';
import { registerSimulation } from './fixtures/register.fixture.js';

const simulation = leaseSimulation();
const plan = planForSeed(simulation.plans('stormy'), 3);
const operation = { at: 1, name: 'acquire', party: 0, salt: 0 };
const fault = { at: 0, kind: 'pause', party: 0, durationTicks: 5, salt: 0 };
const recorded = { kind: 'input', at: 1, party: 0, outcome: 7, input: { kind: 'close' } };
const recordingOf = (...recording: readonly unknown[]) => ({
  ...plan,
  operations: [],
  faults: [],
  recording,
});

describe('checkPlan', () => {
  it('gives a plan of this simulation back', () => {
    expect(checkPlan(plan, simulation, 'a.json')).toBe(plan);
    const replayed = recordingOf(recorded);
    expect(checkPlan(replayed, simulation, 'a.json')).toBe(replayed);
  });

  it.each([
    [null, 'is no plan: it must be a JSON object.'],
    [[plan], 'is no plan: it must be a JSON object.'],
    ['plan', 'is no plan: it must be a JSON object.'],
    [
      { ...plan, schemaVersion: 99 },
      'has schema version 99, but this runtime reads version 1: record the failure again with this version.',
    ],
    [
      {},
      'has schema version nothing, but this runtime reads version 1: record the failure again with this version.',
    ],
    [{ ...plan, simulation: 'orders' }, 'is a plan for "orders", but this simulation is "lease".'],
    [
      { ...plan, type: 'gossip' },
      'is a plan for a module of type "gossip", but this one is coordination.',
    ],
    [{ ...plan, level: 'windy' }, 'must have sunny, stormy, radioactive in level, not "windy".'],
    [{ ...plan, seed: -1 }, 'must have a whole number from 0 to 4294967295 in seed, not -1.'],
    [
      { ...plan, seed: 2 ** 32 },
      'must have a whole number from 0 to 4294967295 in seed, not 4294967296.',
    ],
    [{ ...plan, parties: 1.5 }, 'must have a whole number from 1 to 3 in parties, not 1.5.'],
    [{ ...plan, parties: 0 }, 'must have a whole number from 1 to 3 in parties, not 0.'],
    [{ ...plan, parties: 1e9 }, 'must have a whole number from 1 to 3 in parties, not 1000000000.'],
    [
      { ...plan, warmupTicks: '9' },
      'must have a whole number from 0 to 110000 in warmupTicks, not "9".',
    ],
    [
      { ...plan, warmupTicks: 100, safetyTicks: 1e12 },
      'must have a whole number from 0 to 109900 in safetyTicks, not 1000000000000.',
    ],
    [
      { ...plan, safetyTicks: null },
      'must have a whole number from 0 to 109900 in safetyTicks, not null.',
    ],
    [{ ...plan, rates: [] }, 'must have an object in rates, not [].'],
    [
      { ...plan, rates: { requestDropPpm: -5 } },
      'must have a whole number from 0 to 1000000 in rates.requestDropPpm, not -5.',
    ],
    [
      { ...plan, rates: { requestDropPpm: 1_000_001 } },
      'must have a whole number from 0 to 1000000 in rates.requestDropPpm, not 1000001.',
    ],
    [
      { ...plan, rates: { maxDelayTicks: 2 ** 52 } },
      'must have a whole number from 0 to 110000 in rates.maxDelayTicks, not 4503599627370496.',
    ],
    [
      { ...plan, rates: { dropPpm: 5 } },
      'has "dropPpm" in rates, which is no rate of a coordination module: it has requestDropPpm, effectDropPpm, maxDelayTicks, duplicatePpm, pausePpm, pauseTicks, byzantinePpm.',
    ],
    [{ ...plan, operations: {} }, 'must have a list in operations, not {}.'],
    [{ ...plan, operations: [operation, 7] }, 'must have an object in operations[1], not 7.'],
    [
      { ...plan, operations: [{ ...operation, at: -1 }] },
      'must have a whole number from 0 to 110000 in operations[0].at, not -1.',
    ],
    [
      { ...plan, operations: [{ ...operation, party: 3 }] },
      'must have a whole number from 0 to 2 in operations[0].party, not 3.',
    ],
    [
      { ...plan, operations: [{ ...operation, salt: undefined }] },
      'must have a whole number from 0 to 4294967295 in operations[0].salt, not nothing.',
    ],
    [
      { ...plan, operations: [operation, { ...operation, name: 'renew' }] },
      'has the operation "renew" in operations[1].name, which the simulation does not have: it has acquire, write, close.',
    ],
    [
      { ...plan, operations: [{ at: 1, party: 0, salt: 0 }] },
      'has the operation nothing in operations[0].name, which the simulation does not have: it has acquire, write, close.',
    ],
    [{ ...plan, faults: 'pause' }, 'must have a list in faults, not "pause".'],
    [
      { ...plan, faults: [{ ...fault, durationTicks: 0.5 }] },
      'must have a whole number from 0 to 110000 in faults[0].durationTicks, not 0.5.',
    ],
    [
      recordingOf({ ...recorded, party: 1e9 }),
      'must have a whole number from 0 to 65535 in recording[0].party, not 1000000000.',
    ],
    [
      recordingOf(recorded, { ...recorded, at: -1 }),
      'must have a whole number from 0 to 9007199254740990 in recording[1].at, not -1.',
    ],
    [
      recordingOf({ ...recorded, kind: 'timeout' }),
      'has "timeout" in recording[0].kind, which is no recorded input of a coordination module: it has state, input.',
    ],
    [recordingOf(null), 'must have an object in recording[0], not null.'],
    [
      recordingOf({ ...recorded, input: undefined }),
      'must have data in recording[0].input, not nothing.',
    ],
    [
      recordingOf({ ...recorded, input: { $nonsense: 1 } }),
      'has data in recording[0].input that cannot be read: There is no data named "$nonsense" in this form of JSON.',
    ],
    [{ ...recordingOf(), recording: {} }, 'must have a list in recording, not {}.'],
    [
      { ...recordingOf(recorded), operations: [operation] },
      'has operations beside a recording, which is replayed alone: leave them out.',
    ],
  ])('says what is wrong (%#)', (value, sentence) => {
    expect(() => checkPlan(value, simulation, 'a.json')).toThrow(
      new TypeError(`a.json ${sentence}`),
    );
  });

  it('refuses numbers of a recorded node that no network has', () => {
    const network = registerSimulation();
    const start = { kind: 'start', at: 0, party: 0, outcome: 0, seed: 1, durable: null };
    const recording = [{ ...start, nodeCount: 1e9 }];
    const replayed = {
      ...recordingOf(...recording),
      simulation: 'register',
      type: 'gossip',
      rates: {},
    };
    expect(() => checkPlan(replayed, network, 'a.json')).toThrow(
      'a.json must have a whole number from 1 to 65536 in recording[0].nodeCount, not 1000000000.',
    );
  });
});

const types = [leaseSimulation(), registerSimulation(), copierSimulation()];

it('is refused where another simulation has just drawn it', () => {
  const drawn = planForSeed(leaseSimulation().plans('stormy'), 3);
  expect(() => copierSimulation().run(drawn)).toThrow(/^The plan /);
});

describe.each(types)('a plan that a $type module cannot run', (one) => {
  const [sound] = fc.sample(one.plans('radioactive'), { seed: 1, numRuns: 1 });
  const faults = (kind: string) => [{ at: 200, kind, party: 0, durationTicks: 5, salt: 1 }];

  it.each<[string, Partial<Record<keyof Plan, unknown>>]>([
    ['too many parties', { parties: 1e9 }],
    ['too long', { safetyTicks: 1e12 }],
    ['a fault that is a rate', { faults: faults('loss') }],
    [
      'a fault of another type',
      { faults: faults(one.type === 'pipeline' ? 'split-brain' : 'disk-full') },
    ],
    ['an unknown fault', { faults: faults('rain') }],
    ['an unknown rate', { rates: { rainPpm: 1 } }],
    ['an unknown operation', { operations: [{ at: 1, name: 'rain', party: 0, salt: 0 }] }],
    ['a fault without end', { faults: [{ ...faults('pause')[0], durationTicks: 2 ** 53 }] }],
    ['no lists', { operations: undefined }],
    ['a recording that is none', { operations: [], faults: [], recording: [{ party: 1e9 }] }],
  ])('is refused before it runs: %s', (_, difference) => {
    const plan = { ...sound, ...difference } as Plan;
    expect(() => one.run(plan)).toThrow(TypeError);
    expect(() => one.run(plan)).toThrow(/^The plan /);
  });

  it('is none that a seed stands for, nor a smaller one', () => {
    for (const level of LEVELS) {
      fc.assert(
        fc.property(one.plans(level), (plan) => {
          checkPlan(plan, one, 'a.json');
          for (const { value } of one.plans(level).shrink(plan, undefined).take(40)) {
            checkPlan(value, one, 'a.json');
          }
        }),
        { seed: 1, numRuns: 20, endOnFailure: true },
      );
    }
  });
});
