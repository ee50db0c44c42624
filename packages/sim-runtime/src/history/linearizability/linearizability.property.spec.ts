import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HistoryEvent } from '../history-event.js';
import { type Model } from '../models/model.js';
import { unorderedQueue, queue } from '../models/queue.js';
import { casRegister } from '../models/register.js';
import { set } from '../models/set.js';
import { isLinearizableByForce } from './brute-force.fixture.js';
import { checkLinearizability } from './check-linearizability.js';
import { type Behaviour, makeHistory, type Move, moves } from './random-history.fixture.js';

const value = fc.nat(3);

interface Subject {
  readonly model: Model<unknown>;
  readonly calls: fc.Arbitrary<readonly [string, unknown]>;
  readonly behaviour: Behaviour<unknown>;
}

const registerCalls: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.constant(['read', undefined] as const),
  value.map((written) => ['write', written] as const),
  fc.tuple(value, value).map((pair) => ['cas', pair] as const),
);

const subjects: readonly Subject[] = [
  {
    model: casRegister(),
    calls: registerCalls,
    behaviour: (state, f, argument) => {
      if (f === 'read') return { state, result: state };
      if (f === 'write') return { state: argument, result: undefined };
      const [expected, replacement] = argument as [number, number];
      const matches = state === expected;
      return { state: matches ? replacement : state, result: undefined, failed: !matches };
    },
  },
  {
    model: queue() as Model<unknown>,
    calls: fc.oneof(
      value.map((added) => ['enqueue', added] as const),
      fc.constant(['dequeue', undefined] as const),
    ),
    behaviour: (state, f, argument) => {
      const elements = state as readonly unknown[];
      if (f === 'enqueue') return { state: [...elements, argument], result: undefined };
      return { state: elements.slice(1), result: elements[0] };
    },
  },
  {
    model: set() as Model<unknown>,
    calls: fc.oneof(
      value.map((element) => ['add', element] as const),
      value.map((element) => ['contains', element] as const),
      fc.constant(['read', undefined] as const),
    ),
    behaviour: (state, f, argument) => {
      const elements = state as ReadonlySet<unknown>;
      if (f === 'read') return { state, result: [...elements] };
      if (f === 'contains') return { state, result: elements.has(argument) };
      return { state: new Set([...elements, argument]), result: !elements.has(argument) };
    },
  },
];

describe.each(subjects)('histories of the model $model.name', ({ model, calls, behaviour }) => {
  const history = (plan: readonly Move[]) => makeHistory(plan, model, behaviour);

  test('are accepted when each call takes effect between its start and its end', () => {
    fc.assert(
      fc.property(moves(calls, 120), (plan) => {
        expect(checkLinearizability(history(plan), model).verdict).toBe('ok');
      }),
      { seed: 17, numRuns: 200 },
    );
  });

  test('are judged as by trying every order when one result is changed, and most are rejected', () => {
    let rejected = 0;
    let changed = 0;
    fc.assert(
      fc.property(moves(calls, 24), fc.nat(), (plan, which) => {
        const wrong = changeOneResult(history(plan), which);
        if (wrong === undefined) return;
        const { verdict } = checkLinearizability(wrong, model);
        expect(verdict).toBe(isLinearizableByForce(wrong, model) ? 'ok' : 'violation');
        changed++;
        if (verdict === 'violation') rejected++;
      }),
      { seed: 17, numRuns: 400 },
    );
    expect(rejected).toBeGreaterThan(changed / 2);
  });

  test('are violated by the shrunk calls alone, and not by the prefix before the violation', () => {
    fc.assert(
      fc.property(moves(calls, 60), fc.nat(), (plan, which) => {
        const wrong = changeOneResult(history(plan), which);
        if (wrong === undefined) return;
        const result = checkLinearizability(wrong, model);
        if (result.verdict !== 'violation') return;
        const { prefix, calls: kept } = result.violation;
        expect(checkLinearizability(wrong.slice(0, prefix - 1), model).verdict).toBe('ok');
        const keptEnds = new Set(kept.map(({ end }) => end));
        const opened = wrong
          .slice(0, prefix)
          .filter((event, index) => event.type !== 'ok' || keptEnds.has(index));
        expect(checkLinearizability(separated(opened), model).verdict).toBe('violation');
      }),
      { seed: 17, numRuns: 200 },
    );
  });
});

test('a bag gives out its elements in any order, also while a dequeue is open', () => {
  const events: readonly (readonly [number, HistoryEvent['type'], string, unknown?])[] = [
    [0, 'invoke', 'enqueue', 1],
    [0, 'ok', 'enqueue'],
    [0, 'invoke', 'enqueue', 2],
    [0, 'ok', 'enqueue'],
    [1, 'invoke', 'dequeue'],
    [1, 'info', 'dequeue'],
    [0, 'invoke', 'dequeue'],
    [0, 'ok', 'dequeue', 2],
    [0, 'invoke', 'dequeue'],
    [0, 'ok', 'dequeue', 1],
  ];
  const history = events.map(([process, type, f, given], at) => ({
    process,
    type,
    f,
    value: given,
    at,
  }));
  expect(checkLinearizability(history, unorderedQueue()).verdict).toBe('ok');
  expect(checkLinearizability(history, queue()).verdict).toBe('violation');
});

/** Changes the result of a call that returns one, to another that it might have returned. */
function changeOneResult(
  history: readonly HistoryEvent[],
  which: number,
): HistoryEvent[] | undefined {
  const results = history.flatMap((event, index) =>
    event.type === 'ok' && event.value !== undefined ? [index] : [],
  );
  const changed = results[which % results.length];
  if (changed === undefined) return undefined;
  return history.map((event, index) =>
    index === changed ? { ...event, value: otherResult(event.value, which) } : event,
  );
}

function otherResult(result: unknown, which: number): unknown {
  if (typeof result === 'boolean') return !result;
  if (Array.isArray(result)) return [...(result as unknown[]), 4 + (which % 3)];
  return (Number(result) + 1 + (which % 3)) % 4;
}

/** Gives each call of a history with removed ends a process of its own. */
function separated(history: readonly HistoryEvent[]): HistoryEvent[] {
  const names = new Map<number | string, number>();
  return history.map((event, index) => {
    if (event.type === 'invoke') names.set(event.process, 1000 + index);
    return { ...event, process: names.get(event.process) ?? event.process };
  });
}
