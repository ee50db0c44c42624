import { describe, expect, it } from 'vitest';
import { COORDINATION_MENU } from '../coordination/coordination-menu.js';
import { type FaultKind } from '../faults/fault-kind.js';
import { kindOfRate } from '../faults/fault-menu.js';
import { type FaultClass } from '../faults/fault-table.js';
import { eventually } from '../oracles/eventually.js';
import { type Plan } from '../plan/plan.js';
import { leaseSimulation } from '../run/fixtures/lease.fixture.js';
import { type TraceEntry } from '../trace/trace-entry.js';
import { type Violation } from '../run/violation.js';
import { planOf } from './run-seed.js';
import { isSameBug, lastStep, shapeOf, type StoryShape } from './story-shape.js';

function shape(operations: string, classes: readonly FaultClass[], step?: string): StoryShape {
  const faults = new Set<FaultKind>();
  const offered = new Set<string>();
  return {
    operations: new Set(operations.split(' ')),
    offered,
    faults,
    classes: new Set(classes),
    isConcurrent: false,
    step,
  };
}

/** A story in which actors did this because they were offered it after healing. */
function offering(operations: string, shapeOfStory: StoryShape): StoryShape {
  return { ...shapeOfStory, offered: new Set(operations.split(' ')) };
}

describe('two stories', () => {
  it.each([
    [
      'with the same operations and fault classes',
      shape('put', ['restart']),
      shape('put', ['restart']),
    ],
    ['of which one needs a fault class more', shape('put', []), shape('put', ['restart'])],
    ['of which the other does', shape('put', ['clock', 'again']), shape('put', ['again'])],
    [
      'of which one has its operations from what is offered after healing',
      shape('put get', []),
      offering('put get scan', shape('get', [])),
    ],
    ['one of which ends when time passes', shape('put', [], 'received a'), shape('put', [])],
  ])('%s tell one bug', (_, one, other) => {
    expect(isSameBug(one, other)).toBe(true);
  });

  it.each([
    ['of which one has an operation more', shape('put', []), shape('put get', [])],
    ['of which the other has', shape('put get', []), shape('put', [])],
    [
      'of which one needs more than what is offered after healing',
      shape('put get', []),
      offering('get', shape('get', [])),
    ],
    ['with fault classes of their own', shape('put', ['restart']), shape('put', ['untimely'])],
    ['that end at other steps', shape('put', [], 'received a'), shape('put', [], 'received b')],
  ])('%s tell two bugs', (_, one, other) => {
    expect(isSameBug(one, other)).toBe(false);
  });
});

describe('the shape of a story', () => {
  it('has every operation and fault once, and no rate that is 0', () => {
    const plan: Plan = {
      schemaVersion: 1,
      simulation: 'lease',
      type: 'coordination',
      level: 'stormy',
      seed: 1,
      parties: 3,
      warmupTicks: 0,
      safetyTicks: 10,
      rates: { requestDropPpm: 10, effectDropPpm: 0, duplicatePpm: 0 },
      operations: ['write', 'acquire', 'write'].map((name, at) => ({
        at,
        name,
        party: at,
        salt: 0,
      })),
      faults: [{ at: 0, kind: 'pause', party: 0, durationTicks: 5, salt: 0 }],
    };
    const { moduleType } = leaseSimulation();
    const simulation = {
      moduleType,
      faultOfRate: (rate: string) => kindOfRate(COORDINATION_MENU, rate),
    };
    expect(shapeOf(simulation, plan, [], undefined)).toEqual({
      operations: new Set(['write', 'acquire']),
      offered: new Set(),
      faults: new Set(['pause', 'loss']),
      classes: new Set(['untimely']),
      isConcurrent: false,
      step: undefined,
    });
  });

  it('has in it, where much goes on at once, that others wait for a party that goes down', () => {
    const drawn = planOf(leaseSimulation(), 'stormy', 1);
    const crash = { at: 0, kind: 'crash', party: 0, durationTicks: 5, salt: 0 } as const;
    const plan = { ...drawn, rates: {}, faults: [crash] };
    const classesOf = (isConcurrent: boolean): ReadonlySet<string> => {
      const simulation = leaseSimulation();
      const moduleType = { ...simulation.moduleType, isConcurrent };
      return shapeOf({ ...simulation, moduleType }, plan, [], undefined).classes;
    };
    expect(classesOf(false)).toEqual(new Set(['restart']));
    expect(classesOf(true)).toEqual(new Set(['restart', 'untimely']));
  });
});

describe('two stories in which much goes on at once', () => {
  const concurrent = (operations: string, classes: readonly FaultClass[] = []): StoryShape => ({
    ...shape(operations, classes),
    isConcurrent: true,
  });

  it.each([
    ['of which one has an operation more', concurrent('put'), concurrent('put get')],
    ['of which the other has', concurrent('put get'), concurrent('put')],
  ])('%s tell one bug', (_, one, other) => {
    expect(isSameBug(one, other)).toBe(true);
  });

  it.each([
    ['with operations of their own', concurrent('put get'), concurrent('put scan')],
    ['with fault classes of their own', concurrent('put', ['clock']), concurrent('put', ['again'])],
  ])('%s tell two bugs', (_, one, other) => {
    expect(isSameBug(one, other)).toBe(false);
  });
});

describe('what is offered after healing', () => {
  it('is part of the shape where more is done than is planned', () => {
    const simulation = leaseSimulation({
      oracles: [eventually('never', () => false, { withinTicks: 30 })],
    });
    const plan = planOf(simulation, 'sunny', 1);
    const { trace = [], violation } = simulation.run(
      { ...plan, operations: [], warmupTicks: 0, safetyTicks: 1 },
      { trace: true },
    );
    expect(shapeOf(simulation, { ...plan, operations: [] }, trace, violation).offered).toContain(
      'acquire',
    );
    expect(shapeOf(simulation, plan, trace.slice(0, 3), violation).offered).toEqual(new Set());
  });
});

describe('the step at which a story ends', () => {
  const violation: Violation = { oracle: 'all is well', kind: 'always', message: '', at: 3 };
  const applied: TraceEntry = {
    at: 1,
    kind: 'applied',
    id: 1,
    party: 0,
    input: { kind: 'write', epoch: 1 },
    effects: [],
    state: {},
  };
  const timeout: TraceEntry = { at: 2, kind: 'timeout', party: 0 };
  const fault: TraceEntry = {
    at: 2,
    kind: 'fault',
    stage: 'struck',
    fault: 'pause',
    targets: [0],
  };

  it('is the last thing that was done, whatever fault came after it', () => {
    expect(lastStep({}, [timeout, applied, fault], violation)).toBe('applied write');
    expect(lastStep({}, [{ at: 1, kind: 'received', id: 1, message: 7 }], violation)).toBe(
      'received ',
    );
  });

  it('says nothing where time passed, or ran out', () => {
    expect(lastStep({}, [applied, timeout], violation)).toBeUndefined();
    expect(lastStep({}, [applied], { ...violation, kind: 'eventually' })).toBeUndefined();
    expect(lastStep({}, [], violation)).toBeUndefined();
    expect(lastStep({ isConcurrent: true }, [applied], violation)).toBeUndefined();
  });

  it('is the place that an exception comes from', () => {
    const stack = 'Error: epoch 7\n    at transition (logic.ts:3:5)\n    at run (sim.ts:1:1)';
    expect(lastStep({}, [applied], { ...violation, kind: 'exception', stack })).toBe(
      'at transition (logic.ts:3:5)',
    );
  });
});
