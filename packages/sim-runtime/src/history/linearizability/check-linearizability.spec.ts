import { describe, expect, test } from 'vitest';
import { type HistoryEvent, type HistoryEventType, type ObjectKey } from '../history-event.js';
import { keyValue } from '../models/key-value.js';
import { queue } from '../models/queue.js';
import { casRegister, register } from '../models/register.js';
import { set } from '../models/set.js';
import { checkLinearizability } from './check-linearizability.js';

type Line = readonly [
  process: number,
  type: HistoryEventType,
  f: string,
  value?: unknown,
  key?: ObjectKey,
];

function history(...lines: readonly Line[]): HistoryEvent[] {
  return lines.map(([process, type, f, value, key], at) =>
    key === undefined ? { process, type, f, value, at } : { process, type, f, value, key, at },
  );
}

const staleRead = history(
  [0, 'invoke', 'write', 1],
  [0, 'ok', 'write'],
  [1, 'invoke', 'write', 2],
  [1, 'ok', 'write'],
  [2, 'invoke', 'write', 3],
  [3, 'invoke', 'read'],
  [3, 'ok', 'read', 1],
  [2, 'ok', 'write'],
);

describe('checkLinearizability', () => {
  test('takes a date that is read for another than was written', () => {
    const wrong = history(
      [0, 'invoke', 'write', new Date(1)],
      [0, 'ok', 'write'],
      [0, 'invoke', 'read'],
      [0, 'ok', 'read', new Date(2)],
    );
    expect(checkLinearizability(wrong, register()).verdict).toBe('violation');
  });

  test('rejects a stale read, and says which calls suffice and where the shortest prefix ends', () => {
    const result = checkLinearizability(staleRead, register());
    if (result.verdict !== 'violation') throw new Error(result.verdict);
    const { prefix, misfit, calls, leftOut, order, state } = result.violation;
    expect(prefix).toBe(7);
    expect(misfit).toMatchObject({ process: 3, f: 'read', result: 1 });
    expect(calls.map(({ process }) => process)).toEqual([0, 1, 3]);
    expect(leftOut).toBe(1);
    expect(order.map(({ process }) => process)).toEqual([0, 1]);
    expect(state).toBe(2);
  });

  test('names all calls up to the violation when it is not to shrink', () => {
    const result = checkLinearizability(staleRead, register(), { shrink: false });
    expect(result).toMatchObject({ violation: { leftOut: 1 } });
  });

  test('lets an open call take effect late, or never', () => {
    const lost = [
      [0, 'invoke', 'write', 1],
      [0, 'info', 'write'],
      [1, 'invoke', 'read'],
      [1, 'ok', 'read', null],
      [1, 'invoke', 'read'],
    ] as const;
    expect(checkLinearizability(history(...lost, [1, 'ok', 'read', 1]), register()).verdict).toBe(
      'ok',
    );
    expect(
      checkLinearizability(history(...lost, [1, 'ok', 'read', null]), register()).verdict,
    ).toBe('ok');
  });

  test('does not demand that an open compare-and-set succeeded', () => {
    const open = history(
      [0, 'invoke', 'write', 1],
      [0, 'ok', 'write'],
      [1, 'invoke', 'cas', [7, 8]],
      [0, 'invoke', 'read'],
      [0, 'ok', 'read', 1],
    );
    expect(checkLinearizability(open, casRegister()).verdict).toBe('ok');
  });

  test('leaves out a call that failed', () => {
    const failed = history(
      [0, 'invoke', 'write', 1],
      [0, 'fail', 'write'],
      [0, 'invoke', 'read'],
      [0, 'ok', 'read', 1],
    );
    expect(checkLinearizability(failed, register()).verdict).toBe('violation');
  });

  test('takes the initial value from the model', () => {
    const first = history([0, 'invoke', 'read'], [0, 'ok', 'read', 0]);
    expect(checkLinearizability(first, register()).verdict).toBe('violation');
    expect(checkLinearizability(first, register({ initial: 0 })).verdict).toBe('ok');
  });

  test('answers unknown when the budget is spent', () => {
    const adds = Array.from({ length: 12 }, (_, process): Line => [
      process,
      'invoke',
      'add',
      process,
    ]);
    // Added twice, an element takes a search.
    const again: readonly Line[] = [
      [13, 'invoke', 'add', 0],
      [13, 'ok', 'add'],
    ];
    const all = history(...again, ...adds, [12, 'invoke', 'read'], [12, 'ok', 'read', [99]]);
    expect(checkLinearizability(all, set(), { budget: 1000 })).toEqual({
      verdict: 'unknown',
      states: 1000,
    });
    expect(checkLinearizability(all, set()).verdict).toBe('violation');
  });

  test('takes calls of one kind as interchangeable', () => {
    const twenty = Array.from({ length: 20 }, (_, process) => process);
    const all = history(
      ...twenty.map((process): Line => [process, 'invoke', 'enqueue', 1]),
      [20, 'invoke', 'dequeue'],
      [20, 'ok', 'dequeue', 2],
      ...twenty.map((process): Line => [process, 'ok', 'enqueue']),
    );
    const result = checkLinearizability(all, queue(), { budget: 100, shrink: false });
    expect(result.verdict).toBe('violation');
  });

  test.each([true, false])('tells objects apart (partitioned: %s)', (partitioned) => {
    const two = history(
      [0, 'invoke', 'put', 1, 'a'],
      [0, 'ok', 'put', undefined, 'a'],
      [1, 'invoke', 'get', undefined, 'b'],
      [1, 'ok', 'get', null, 'b'],
    );
    expect(checkLinearizability(two, keyValue(), { partitioned }).verdict).toBe('ok');
    const stale = [
      ...two,
      ...history([1, 'invoke', 'get', undefined, 'a'], [1, 'ok', 'get', null, 'a']),
    ];
    expect(checkLinearizability(stale, keyValue(), { partitioned })).toMatchObject({
      verdict: 'violation',
      violation: { key: 'a', prefix: 6, state: 1, leftOut: 0 },
    });
  });

  test('has more slots than a word has bits', () => {
    const writes = Array.from({ length: 70 }, (_, process): Line => [
      process,
      'invoke',
      'write',
      process,
    ]);
    const reads = Array.from({ length: 70 }, (_, index): Line[] => [
      [100, 'invoke', 'read'],
      [100, 'ok', 'read', 69 - index],
    ]).flat();
    expect(checkLinearizability(history(...writes, ...reads), register()).verdict).toBe('ok');
    const again: Line[] = [
      [100, 'invoke', 'read'],
      [100, 'ok', 'read', 69],
    ];
    const twice = history(...writes, ...reads, ...again);
    expect(checkLinearizability(twice, register()).verdict).toBe('violation');
  });

  test('refuses a budget that is no number of states, and functions that the model does not have', () => {
    expect(() => checkLinearizability([], register(), { budget: 0 })).toThrow(RangeError);
    expect(() => checkLinearizability(history([0, 'invoke', 'pop']), register())).not.toThrow();
    const popped = history([0, 'invoke', 'pop'], [0, 'ok', 'pop']);
    expect(() => checkLinearizability(popped, register())).toThrow(
      'The model "register" has no function "pop": it has read, write.',
    );
  });
});
