import { expect, test } from 'vitest';
import { callsOf } from '../calls.js';
import { type HistoryEvent, type HistoryEventType } from '../history-event.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { queue, stack } from '../models/queue.js';
import { register } from '../models/register.js';
import { checkUnambiguous } from './check-unambiguous.js';

type Row = readonly [process: number, type: HistoryEventType, f: string, value?: unknown];

const historyOf = (rows: readonly Row[]): readonly HistoryEvent[] =>
  rows.map(([process, type, f, value], at) => ({ process, type, f, value, at }));

const overlapping: readonly Row[] = [
  [0, 'invoke', 'write', 'b'],
  [1, 'invoke', 'write', 'a'],
  [2, 'invoke', 'read'],
  [1, 'ok', 'write'],
  [0, 'ok', 'write'],
  [1, 'invoke', 'read'],
  [1, 'ok', 'read', 'a'],
  [2, 'ok', 'read', 'b'],
];

test('lets a value be gone before another that was there for longer', () => {
  expect(checkUnambiguous(callsOf(historyOf(overlapping)), register())).toBe('ok');
});

test('refuses a value that comes and goes while another stays', () => {
  const [write, ...others] = overlapping as [Row, ...Row[]];
  const later = historyOf([...others.slice(0, 3), write, ...others.slice(3)]);
  expect(checkUnambiguous(callsOf(later), register())).toBe('violation');
});

const relay = (end: readonly Row[]): readonly Row[] => [
  [0, 'invoke', 'enqueue', 1],
  [0, 'ok', 'enqueue'],
  [1, 'invoke', 'dequeue'],
  [0, 'invoke', 'enqueue', 2],
  [0, 'ok', 'enqueue'],
  [2, 'invoke', 'dequeue'],
  [2, 'ok', 'dequeue', 1],
  ...end,
];

test('refuses an empty queue while one element is there before the other has gone', () => {
  const never = relay([
    [1, 'ok', 'dequeue'],
    [2, 'invoke', 'dequeue'],
    [2, 'ok', 'dequeue', 2],
  ]);
  expect(checkUnambiguous(callsOf(historyOf(never)), queue())).toBe('violation');
  const atTheEnd = relay([
    [2, 'invoke', 'dequeue'],
    [1, 'ok', 'dequeue'],
    [2, 'ok', 'dequeue', 2],
  ]);
  expect(checkUnambiguous(callsOf(historyOf(atTheEnd)), queue())).toBe('ok');
});

test.each([register(), queue()])(
  'needs steps in the order of n log n for a $name',
  ({ name, ...model }) => {
    const [add, take] = name === 'queue' ? ['enqueue', 'dequeue'] : ['write', 'read'];
    const rows = Array.from({ length: 40_000 }, (_, value): Row[] => [
      [0, 'invoke', add as string, value],
      [1, 'invoke', take as string],
      [0, 'ok', add as string],
      [1, 'ok', take as string, value],
    ]);
    const result = checkLinearizability(historyOf(rows.flat()), { name, ...model } as never);
    expect(result).toEqual({ verdict: 'ok', states: 0 });
  },
);

test('needs steps in the order of n log n for a stack, in towers and side by side', () => {
  const rows: Row[] = [];
  const depth = 200;
  for (let tower = 0; tower < 100; tower++) {
    for (let level = 0; level < depth; level++) {
      const value = tower * depth + level;
      rows.push([0, 'invoke', 'push', value], [0, 'ok', 'push']);
      rows.push([2, 'invoke', 'push', -1 - value], [3, 'invoke', 'pop']);
      rows.push([3, 'ok', 'pop', -1 - value], [2, 'ok', 'push']);
    }
    for (let level = depth - 1; level >= 0; level--) {
      rows.push([1, 'invoke', 'pop'], [1, 'ok', 'pop', tower * depth + level]);
    }
  }
  expect(checkLinearizability(historyOf(rows), stack())).toEqual({ verdict: 'ok', states: 0 });
  const wrong = rows.with(-1, [1, 'ok', 'pop']);
  expect(checkUnambiguous(callsOf(historyOf(wrong)), stack())).toBe('violation');
});
