import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CompletedCall, callsOf, cutAfter, openedCall } from '../calls.js';
import { type History, type HistoryEvent } from '../history-event.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { makeHistory, moves } from '../linearizability/random-history.fixture.js';
import { agrees, type Model } from '../models/model.js';
import { perKey } from '../models/per-key.js';
import { queue } from '../models/queue.js';
import { register } from '../models/register.js';
import { sequentiallyConsistent } from '../oracle/sequentially-consistent.js';
import { checkSequentialConsistency } from './check-sequential-consistency.js';

/** Whether calls are sequentially consistent, by trying every order of them. */
function areConsistentByForce<State>(
  calls: readonly CompletedCall[],
  model: Model<State>,
): boolean {
  type States = ReadonlyMap<unknown, State>;
  const place = (left: readonly CompletedCall[], states: States): boolean =>
    left.every(({ outcome }) => outcome === 'info') ||
    left.some((call) => {
      const isFirst = left.every(
        ({ process, start }) => process !== call.process || start >= call.start,
      );
      if (!isFirst) return false;
      const others = left.filter((other) => other !== call);
      if (call.outcome === 'info' && place(others, states)) return true;
      const known = call.outcome === 'ok';
      const result = known ? { known, value: call.result } : { known };
      const key = model.partition?.(call);
      const state = states.get(key) ?? model.initial;
      return model
        .step(state, call, result)
        .some((next) => place(others, new Map([...states, [key, next]])));
    });
  return place(
    calls.filter(({ outcome }) => outcome !== 'fail'),
    new Map(),
  );
}

function isConsistentByForce<State>(history: History, model: Model<State>): boolean {
  return areConsistentByForce(callsOf(history), model);
}

/** When the oracle objects to a growing history: after how many events. */
function objectsAt<State>(history: History, model: Model<State>): number | undefined {
  const { check, history: begin } = sequentiallyConsistent(model);
  const watch = begin();
  const at = history.findIndex(
    (_, index) => check({ history: history.slice(0, index + 1) }, watch) !== true,
  );
  return at === -1 ? undefined : at + 1;
}

type Line = readonly [process: number, f: string, value: unknown, result?: unknown, key?: string];

/** Calls one after another. */
function inTurn(...lines: readonly Line[]): HistoryEvent[] {
  return lines.flatMap(([process, f, value, result, key], index): HistoryEvent[] => [
    { process, type: 'invoke', f, value, at: 2 * index, ...(key === undefined ? {} : { key }) },
    { process, type: 'ok', f, value: result, at: 2 * index + 1 },
  ]);
}

const queueCalls: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.constant(['dequeue', undefined] as const),
  fc.nat(2).map((added) => ['enqueue', added] as const),
);

const registerCalls: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.constant(['read', undefined] as const),
  fc.nat(2).map((written) => ['write', written] as const),
);

const twoRegisters: Model<unknown> = {
  name: 'two registers',
  initial: null,
  partition: ({ f }) => f.slice(0, 1),
  isReadOnly: ({ f }) => f.endsWith('read'),
  step: (state, { f, value }, result) => {
    if (f.endsWith('write')) return [value];
    return agrees(result, state) ? [state] : [];
  },
};

const subjects = [
  {
    model: twoRegisters,
    calls: fc.tuple(fc.constantFrom('x read', 'x write', 'y read', 'y write'), fc.nat(2)),
    behaviour: (state: unknown, f: string, value: unknown) => {
      const values = (state ?? {}) as Readonly<Record<string, unknown>>;
      const key = f.slice(0, 1);
      if (f.endsWith('read')) return { state, result: values[key] };
      return { state: { ...values, [key]: value }, result: undefined };
    },
  },
  {
    model: queue() as Model<unknown>,
    calls: queueCalls,
    behaviour: (state: unknown, f: string, value: unknown) => {
      const elements = state as readonly unknown[];
      if (f === 'enqueue') return { state: [...elements, value], result: undefined };
      return { state: elements.slice(1), result: elements[0] };
    },
  },
  {
    model: register(),
    calls: registerCalls,
    behaviour: (state: unknown, f: string, value: unknown) =>
      f === 'write' ? { state: value, result: undefined } : { state, result: state },
  },
];

describe.each(subjects)('histories of the model $model.name', ({ model, calls, behaviour }) => {
  test('are accepted when each call takes effect between its start and its end', () => {
    fc.assert(
      fc.property(moves(calls, 90), (plan) => {
        const history = makeHistory(plan, model, behaviour);
        expect(checkSequentialConsistency(history, model).verdict).toBe('ok');
        expect(objectsAt(history, model)).toBeUndefined();
      }),
      { seed: 17, numRuns: 100 },
    );
  });

  test('are judged as by trying every order, at the same event, when a result is changed', () => {
    let violations = 0;
    fc.assert(
      fc.property(moves(calls, 24), fc.nat(), (plan, which) => {
        const made = makeHistory(plan, model, behaviour);
        const ends = made.flatMap(({ type, value }, at) =>
          type === 'ok' && value !== undefined ? [at] : [],
        );
        const history = made.map((event, at) =>
          at === ends[which % ends.length] ? { ...event, value: which % 4 } : event,
        );
        const result = checkSequentialConsistency(history, model);
        expect(result.verdict).toBe(isConsistentByForce(history, model) ? 'ok' : 'violation');
        const first = history.findIndex(
          (_, at) => !isConsistentByForce(history.slice(0, at + 1), model),
        );
        expect(objectsAt(history, model)).toBe(first === -1 ? undefined : first + 1);
        if (result.verdict !== 'violation') return;
        violations++;
        expect(result.violation.prefix).toBe(first + 1);
        const kept = new Set(result.violation.calls.map(({ start }) => start));
        const alone = cutAfter(callsOf(history), first + 1).map((call) =>
          call.outcome === 'ok' && !kept.has(call.start) ? openedCall(call) : call,
        );
        expect(areConsistentByForce(alone, model)).toBe(false);
      }),
      { seed: 17, numRuns: 300 },
    );
    expect(violations).toBeGreaterThan(30);
  });
});

test('a read of an old value is consistent, and not linearizable', () => {
  const history = inTurn([0, 'write', 1], [0, 'write', 2], [1, 'read', undefined, 1]);
  expect(checkSequentialConsistency(history, register()).verdict).toBe('ok');
  expect(checkLinearizability(history, register()).verdict).toBe('violation');
});

test('a client that goes back to an older value is a violation, in words of its calls', () => {
  const history = inTurn(
    [0, 'write', 1],
    [0, 'write', 2],
    [2, 'read', undefined, 1],
    [1, 'read', undefined, 2],
    [1, 'read', undefined, 1],
  );
  const result = checkSequentialConsistency(history, register());
  expect(result).toMatchObject({ verdict: 'violation', violation: { prefix: 10, leftOut: 3 } });
  const { check, history: begin } = sequentiallyConsistent(register());
  expect(check({ history }, begin())).toMatch(
    /^1 read -> 1 \(t=8\.\.9\) fits into no order, after /,
  );
});

test('objects are checked together: each may be consistent by itself, and both are not', () => {
  const history = inTurn(
    [0, 'write', 1, undefined, 'x'],
    [0, 'read', undefined, null, 'y'],
    [1, 'write', 1, undefined, 'y'],
    [1, 'read', undefined, null, 'x'],
  );
  const model = perKey(register());
  for (const key of ['x', 'y']) {
    const starts = history.flatMap((event, at) => (event.key === key ? [at] : []));
    const own = history.filter((_, at) => starts.includes(at) || starts.includes(at - 1));
    expect(checkSequentialConsistency(own, model).verdict).toBe('ok');
  }
  expect(checkSequentialConsistency(history, model).verdict).toBe('violation');
});

test('a read is not put where another object has its value', () => {
  const history = inTurn(
    [0, 'y write', 2],
    [0, 'x write', 1],
    [0, 'y write', 3],
    [1, 'x read', undefined, 2],
  );
  expect(objectsAt(history, twoRegisters)).toBe(8);
});

test('a budget that is spent gives no verdict, and one that is none is refused', () => {
  const history = inTurn([0, 'write', 1], [1, 'write', 2], [2, 'read', undefined, 3]);
  expect(checkSequentialConsistency(history, register(), { budget: 2 }).verdict).toBe('unknown');
  const { check, history: begin, isUnknown } = sequentiallyConsistent(register(), { budget: 1 });
  const watch = begin();
  expect(check({ history }, watch)).toBe(true);
  expect(isUnknown?.(watch)).toBe(true);
  expect(() => checkSequentialConsistency(history, register(), { budget: 0 })).toThrow(
    'The budget must be a whole number of states from 1, not 0.',
  );
  expect(() => sequentiallyConsistent(register(), { budget: 1.5 })).toThrow(RangeError);
});
