import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callsOf } from '../calls.js';
import { type HistoryEvent } from '../history-event.js';
import { isLinearizableByForce } from '../linearizability/brute-force.fixture.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { makeHistory, moves } from '../linearizability/random-history.fixture.js';
import { type Model } from '../models/model.js';
import { set } from '../models/set.js';
import { checkUnambiguous } from './check-unambiguous.js';

const model = set() as Model<unknown>;

/** The numbers of moves count the elements, so that none is added twice. */
const calls: Readonly<Record<string, fc.Arbitrary<readonly [string, unknown]>>> = {
  'of single elements': fc.tuple(
    fc.constantFrom('add', 'contains', 'contains', 'remove'),
    fc.nat(3),
  ),
  'of a set that grows and is read': fc.tuple(fc.constantFrom('add', 'read', 'read'), fc.nat(3)),
  'of anything': fc.tuple(fc.constantFrom('add', 'contains', 'remove', 'read'), fc.nat(3)),
};

function behave(state: unknown, f: string, value: unknown) {
  const elements = state as ReadonlySet<unknown>;
  const has = elements.has(value);
  if (f === 'read') return { state, result: [...elements] };
  if (f === 'contains') return { state, result: has };
  if (f === 'add') return { state: new Set([...elements, value]), result: !has };
  return { state: new Set([...elements].filter((element) => element !== value)), result: has };
}

/** Histories whose elements are few, so that calls are about the same ones, of which a result may be changed. */
function histories(kind: string, most: number): fc.Arbitrary<readonly HistoryEvent[]> {
  const plans = moves(calls[kind] as fc.Arbitrary<readonly [string, unknown]>, most);
  return fc.tuple(plans, fc.nat(), fc.nat(3)).map(([plan, which, change]) => {
    const made = makeHistory(plan, model, behave);
    const ends = made.flatMap(({ type, value }, at) =>
      type === 'ok' && value !== undefined ? [at] : [],
    );
    const changed = change === 0 ? -1 : ends[which % Math.max(1, ends.length)];
    return made.map((event, at) =>
      at === changed ? { ...event, value: otherResult(event.value, which) } : event,
    );
  });
}

function otherResult(result: unknown, which: number): unknown {
  if (!Array.isArray(result)) return result !== true;
  const elements = result as readonly unknown[];
  const element = (which >>> 4) % 4;
  if (!elements.includes(element)) return [...elements, element];
  return which % 7 === 0 ? [...elements, element] : elements.filter((other) => other !== element);
}

describe.each(Object.keys(calls))('histories %s', (kind) => {
  test('get the verdict that trying every order gives, or none', () => {
    const seen = { ok: 0, violation: 0, ambiguous: 0 };
    fc.assert(
      fc.property(histories(kind, 26), (history) => {
        const verdict = checkUnambiguous(callsOf(history), model);
        seen[verdict]++;
        if (verdict === 'ambiguous') return;
        expect(verdict).toBe(isLinearizableByForce(history, model) ? 'ok' : 'violation');
      }),
      { seed: 17, numRuns: 2000 },
    );
    expect(seen.ok).toBeGreaterThan(50);
    expect(seen.violation).toBeGreaterThan(50);
  });
});

test('a hundred thousand calls need no search', () => {
  const history = Array.from({ length: 50_000 }, (_, index): HistoryEvent[] => [
    { process: 0, type: 'invoke', f: 'add', value: index, at: 4 * index },
    { process: 1, type: 'invoke', f: 'contains', value: index, at: 4 * index + 1 },
    { process: 1, type: 'ok', f: 'contains', value: index % 2 === 0, at: 4 * index + 2 },
    { process: 0, type: 'ok', f: 'add', value: true, at: 4 * index + 3 },
  ]).flat();
  expect(checkLinearizability(history, set())).toEqual({ verdict: 'ok', states: 0 });
});
