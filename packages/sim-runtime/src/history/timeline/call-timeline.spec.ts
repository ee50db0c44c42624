import { describe, expect, test } from 'vitest';
import { type HistoryEvent } from '../history-event.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { perKey } from '../models/per-key.js';
import { register } from '../models/register.js';
import { callTimeline } from './call-timeline.js';
import { timelineText } from './timeline-text.js';

const event = (
  process: string,
  type: HistoryEvent['type'],
  f: string,
  at: number,
  value?: unknown,
  key = 'x',
): HistoryEvent => ({ process, type, f, value, key, at });

/** A value is read, and then it is gone; a write of another key, a lost write, and what comes after. */
const history: readonly HistoryEvent[] = [
  event('a', 'invoke', 'write', 0, 5),
  event('b', 'invoke', 'write', 1, 7, 'y'),
  event('c', 'invoke', 'read', 2),
  event('d', 'invoke', 'write', 3, 6),
  event('d', 'fail', 'write', 4),
  event('c', 'ok', 'read', 10, 5),
  event('c', 'invoke', 'read', 12),
  event('c', 'ok', 'read', 20, null),
  event('a', 'ok', 'write', 30),
];

const model = perKey(register());

function timeline() {
  const result = checkLinearizability(history, model);
  if (result.verdict !== 'violation') throw new Error('The history has no order.');
  return callTimeline(result.violation, history, model.partition);
}

describe('the timeline of a violation', () => {
  test('has a lane for each process and a bar for each call on the object, up to the violation', () => {
    expect(timeline()).toEqual({
      processes: ['a', 'c'],
      calls: [
        { lane: 0, from: 0, words: 'write x 5', role: 'other', place: 1 },
        { lane: 1, from: 2, to: 10, words: 'read x -> 5', role: 'suffices', place: 2 },
        { lane: 1, from: 12, to: 20, words: 'read x -> nothing', role: 'misfit' },
      ],
      omitted: 0,
      from: 0,
      to: 20,
      state: '5',
      object: 'x',
    });
  });

  test('is a bar for each call as text', () => {
    expect(timelineText(timeline())).toEqual([
      'Calls of clients on x, t=0..20: * fits into no order; #1, #2 and so on is the longest order, which ends in the state 5; calls not shown: 0',
      '   a  [======================================>  write x 5  t=0..  #1',
      '   c  ...[===============]....................  read x -> 5  t=2..10  #2',
      ' * c  .......................[===============]  read x -> nothing  t=12..20',
    ]);
  });

  test('leaves out the first calls of those that play no part where there are too many', () => {
    const long = Array.from({ length: 300 }, (_, at) => [
      event('e', 'invoke', 'read', at - 1000),
      event('e', 'ok', 'read', at - 1000, null),
    ]).flat();
    const all = [...long, ...history];
    const result = checkLinearizability(all, model);
    if (result.verdict !== 'violation') throw new Error('The history has no order.');
    const { calls, omitted } = callTimeline(result.violation, all, model.partition);
    expect([calls.length, omitted]).toEqual([200, 103]);
    expect(calls.filter(({ role }) => role === 'misfit')).toHaveLength(1);
  });
});
