import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HistoryEvent } from '../history-event.js';
import { a, ANOMALIES, inTurn, r, type Row, together, w } from './anomalies.fixture.js';
import { checkIsolation } from './check-isolation.js';
import { type MicroOperation } from './transaction.js';

describe('checkIsolation', () => {
  test.each(ANOMALIES)('finds and names %s at %s', (name, weakest, allowedBy, history) => {
    const found = checkIsolation(history, weakest);
    expect(found.verdict).toBe('violation');
    expect(found.anomalies.map((anomaly) => anomaly.name)).toContain(name);
    if (allowedBy !== undefined) expect(checkIsolation(history, allowedBy).anomalies).toEqual([]);
  });

  test('says why each step of a cycle comes before the next', () => {
    const history = together(
      [0, [r('x', []), a('y', 1)]],
      [1, [r('y', []), a('x', 1)]],
      [2, [r('x', [1]), r('y', [1])]],
    );
    const [anomaly] = checkIsolation(history, 'serializable').anomalies;
    expect(anomaly?.cycle.map(({ kind, words }) => [kind, words])).toEqual([
      ['rw', 'T1 read x when it was nothing, before T2 wrote 1'],
      ['rw', 'T2 read y when it was nothing, before T1 wrote 1'],
    ]);
  });

  test('does not name a cycle again with real time', () => {
    const history = inTurn(
      [0, [r('x', []), a('y', 1)]],
      [1, [r('y', []), a('x', 1)]],
      [2, [r('x', [1]), r('y', [1])]],
    );
    const { anomalies } = checkIsolation(history, 'strict-serializable');
    expect(anomalies.map(({ name }) => name)).toEqual(['G2-item']);
  });

  test('compares what was written and read as data, and not by identity', () => {
    const from = (id: number) => ({ id, tags: [id] });
    const lists = together([0, [a('x', from(1))]], [1, [r('x', [from(1)])]]);
    const registers = together([0, [w('x', from(1))]], [1, [r('x', from(1))]]);
    const lost = together([0, [a('x', from(1))]], [1, [r('x', [from(2)])]]);
    expect(checkIsolation(lists, 'serializable')).toMatchObject({ verdict: 'ok', dependencies: 1 });
    expect(checkIsolation(registers, 'serializable')).toMatchObject({
      verdict: 'ok',
      dependencies: 1,
    });
    expect(checkIsolation(lost, 'serializable').anomalies).toMatchObject([
      { name: 'unwritten-read' },
    ]);
  });

  test('knows nothing of a history in which no dependency shows', () => {
    expect(checkIsolation([], 'serializable').verdict).toBe('unknown');
    expect(checkIsolation(inTurn([0, [a('x', 1)]], [1, [a('y', 1)]]), 'serializable').verdict).toBe(
      'unknown',
    );
  });

  test('takes a transaction of unknown outcome as committed where its writes were read', () => {
    const history = together(
      [0, [a('x', 1), a('y', 1)], 'info'],
      [1, [r('x', []), r('y', [1])]],
      [2, [r('x', [1])]],
    );
    expect(
      checkIsolation(history, 'snapshot-isolation').anomalies.map(({ name }) => name),
    ).toContain('G-single-item');
  });

  test('says which levels the anomalies rule out', () => {
    const skew = together(
      [0, [r('x', []), a('y', 1)]],
      [1, [r('y', []), a('x', 1)]],
      [2, [r('x', [1]), r('y', [1])]],
    );
    expect(checkIsolation(skew, 'serializable').not).toEqual([
      'repeatable-read',
      'serializable',
      'strong-session-serializable',
      'strict-serializable',
    ]);
  });

  test('refuses values that are written twice, and lists mixed with registers', () => {
    expect(() =>
      checkIsolation(inTurn([0, [a('x', 1)]], [1, [a('x', 1)]]), 'serializable'),
    ).toThrow('twice');
    expect(() =>
      checkIsolation(inTurn([0, [a('x', 1)]], [1, [w('y', 1)]]), 'serializable'),
    ).toThrow('two histories');
    const read: HistoryEvent = { process: 0, type: 'invoke', f: 'read', at: 0 };
    expect(() => checkIsolation([read], 'serializable')).toThrow('no transaction');
  });

  test.each(['append', 'w'] as const)(
    'accepts what one transaction after the other did (%s)',
    (f) => {
      const operation = fc.tuple(fc.boolean(), fc.constantFrom('x', 'y', 'z'));
      const plans = fc.array(fc.array(operation, { minLength: 1, maxLength: 4 }), {
        minLength: 2,
        maxLength: 40,
      });
      fc.assert(
        fc.property(plans, (plan) => {
          const result = checkIsolation(serialHistory(plan, f), 'strict-serializable');
          expect(result.anomalies).toEqual([]);
        }),
        { seed: 17, numRuns: 200 },
      );
    },
  );
});

function serialHistory(
  plan: readonly (readonly (readonly [boolean, string])[])[],
  f: 'append' | 'w',
): HistoryEvent[] {
  const state = new Map<string, unknown>();
  let counter = 0;
  return inTurn(
    ...plan.map((operations, index): Row => [
      index % 3,
      operations.map(([isRead, key]): MicroOperation => {
        if (isRead) return ['r', key, state.get(key) ?? null];
        const value = ++counter;
        const list = (state.get(key) ?? []) as readonly unknown[];
        state.set(key, f === 'w' ? value : [...list, value]);
        return [f, key, value];
      }),
    ]),
  );
}
