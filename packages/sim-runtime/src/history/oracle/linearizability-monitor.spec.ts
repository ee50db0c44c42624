import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HistoryEvent } from '../history-event.js';
import { isLinearizableByForce } from '../linearizability/brute-force.fixture.js';
import { makeHistory, moves } from '../linearizability/random-history.fixture.js';
import { keyValue } from '../models/key-value.js';
import { queue } from '../models/queue.js';
import { register } from '../models/register.js';
import { LinearizabilityMonitor } from './linearizability-monitor.js';

const calls: fc.Arbitrary<readonly [string, unknown]> = fc.oneof(
  fc.constant(['dequeue', undefined] as const),
  fc.nat(2).map((added) => ['enqueue', added] as const),
);

function queueHistory(plan: Parameters<typeof makeHistory>[0]): HistoryEvent[] {
  return makeHistory(plan, queue(), (state, f, value) =>
    f === 'enqueue'
      ? { state: [...state, value], result: undefined }
      : { state: state.slice(1), result: state[0] },
  );
}

/** How many events a monitor takes before it objects. */
function objectsAt(history: readonly HistoryEvent[]): number | undefined {
  const monitor = new LinearizabilityMonitor(queue(), 100_000);
  const at = history.findIndex((_, index) => monitor.observe(history.slice(0, index + 1)) !== true);
  return at === -1 ? undefined : at + 1;
}

test('objects to no history in which each call takes effect between its start and its end', () => {
  fc.assert(
    fc.property(moves(calls, 300), (plan) => {
      expect(objectsAt(queueHistory(plan))).toBeUndefined();
    }),
    { seed: 17, numRuns: 100 },
  );
});

test('objects to the shortest prefix that has no order, as trying every order finds it', () => {
  fc.assert(
    fc.property(moves(calls, 24), fc.nat(), (plan, which) => {
      const made = queueHistory(plan);
      const ends = made.flatMap(({ type, f }, at) =>
        type === 'ok' && f === 'dequeue' ? [at] : [],
      );
      const history = made.map((event, at) =>
        at === ends[which % ends.length] ? { ...event, value: which % 3 } : event,
      );
      const prefix = history.findIndex(
        (_, at) => !isLinearizableByForce(history.slice(0, at + 1), queue()),
      );
      expect(objectsAt(history)).toBe(prefix === -1 ? undefined : prefix + 1);
    }),
    { seed: 17, numRuns: 300 },
  );
});

const inTurn = (count: number, last: number): HistoryEvent[] =>
  Array.from({ length: count }, (_, index): HistoryEvent[] => [
    { process: 0, type: 'invoke', f: index % 2 === 0 ? 'write' : 'read', value: index, at: index },
    {
      process: 0,
      type: 'ok',
      f: index % 2 === 0 ? 'write' : 'read',
      value: index === count - 1 ? last : index - 1,
      at: index,
    },
  ]).flat();

test('remembers the state where it has forgotten the calls', () => {
  const monitor = new LinearizabilityMonitor(register(), 1000);
  expect(monitor.observe(inTurn(100, 98))).toBe(true);
  expect(new LinearizabilityMonitor(register(), 1000).observe(inTurn(100, 96))).toContain(
    '0 read 99 -> 96 (t=99..99) fits into no order',
  );
});

test('does not know when its budget is spent, and goes on', () => {
  const open = Array.from({ length: 12 }, (_, process): HistoryEvent => {
    return { process, type: 'invoke', f: 'enqueue', value: process, at: 0 };
  });
  const history: HistoryEvent[] = [
    ...open,
    { process: 12, type: 'invoke', f: 'dequeue', at: 1 },
    { process: 12, type: 'ok', f: 'dequeue', value: 99, at: 2 },
  ];
  const monitor = new LinearizabilityMonitor(queue(), 50);
  expect(monitor.observe(history)).toBe(true);
  expect(monitor.isUnknown).toBe(true);
  const wrong: HistoryEvent = { process: 12, type: 'ok', f: 'dequeue', value: 98, at: 3 };
  expect(
    monitor.observe([...history, { process: 12, type: 'invoke', f: 'dequeue', at: 3 }, wrong]),
  ).toBe(true);
});

test('tells objects apart', () => {
  const events: HistoryEvent[] = [
    { process: 0, type: 'invoke', f: 'put', value: 1, key: 'a', at: 0 },
    { process: 0, type: 'ok', f: 'put', key: 'a', at: 1 },
    { process: 0, type: 'invoke', f: 'get', key: 'b', at: 2 },
    { process: 0, type: 'ok', f: 'get', value: 1, key: 'b', at: 3 },
  ];
  expect(new LinearizabilityMonitor(keyValue(), 1000).observe(events)).toBe(
    '0 get b -> 1 (t=2..3) fits into no order; the longest order ends in the state nothing of "b"',
  );
});
