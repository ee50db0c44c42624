import { expect, test } from 'vitest';
import { callsOf } from './calls.js';
import { type HistoryEventType } from './history-event.js';

const event = (process: number, type: HistoryEventType, f = 'read', value?: unknown) => ({
  process,
  type,
  f,
  value,
  at: 0,
});

test('pairs starts with ends; a call without an end is open', () => {
  const calls = callsOf([
    event(0, 'invoke', 'write', 1),
    event(1, 'invoke'),
    event(1, 'ok', 'read', 5),
    event(2, 'invoke'),
    event(2, 'fail'),
  ]);
  expect(calls).toMatchObject([
    { process: 0, start: 0, end: undefined, outcome: 'info', value: 1 },
    { process: 1, start: 1, end: 2, outcome: 'ok', result: 5 },
    { process: 2, start: 3, end: 4, outcome: 'fail', result: undefined },
  ]);
});

test('reads a history again only where it has grown', () => {
  const history = [event(0, 'invoke')];
  const calls = callsOf(history);
  expect(callsOf(history)).toBe(calls);
  history.push(event(0, 'ok', 'read', 1));
  expect(callsOf(history)).toMatchObject([{ outcome: 'ok', result: 1 }]);
  history.splice(0, 2, event(1, 'invoke'), event(1, 'fail'));
  expect(callsOf(history)).toMatchObject([{ outcome: 'fail' }]);
});

test('passes over info events that end no call, as a nemesis logs them', () => {
  expect(callsOf([event(9, 'info', 'partition'), event(9, 'info', 'heal')])).toEqual([]);
});

test.each([
  ['two calls at once', [event(0, 'invoke'), event(0, 'invoke')], 'before its last call ended'],
  [
    'a process after info',
    [event(0, 'invoke'), event(0, 'info'), event(0, 'invoke')],
    'another process',
  ],
  ['an end without a start', [event(0, 'ok')], 'did not start'],
  ['an end of another function', [event(0, 'invoke'), event(0, 'ok', 'write')], 'ends "write"'],
])('refuses %s', (_, history, words) => {
  expect(() => callsOf(history)).toThrow(words);
});
