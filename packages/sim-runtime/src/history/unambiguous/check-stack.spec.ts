import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { callsOf } from '../calls.js';
import { type HistoryEvent } from '../history-event.js';
import { isLinearizableByForce } from '../linearizability/brute-force.fixture.js';
import { stack } from '../models/queue.js';
import { checkUnambiguous } from './check-unambiguous.js';

/** Calls of a process each, which start and end in any order: pushes, pops of what was pushed, and pops of nothing. */
const histories = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.nat(1), fc.nat(2))
  .chain(([values, left, empties]) => {
    const calls = [
      ...Array.from({ length: values }, (_, value) => ['push', value] as const),
      ...Array.from({ length: values - left }, (_, value) => ['pop', value] as const),
      ...Array.from({ length: Math.max(0, empties - 1) }, () => ['pop', null] as const),
    ];
    const ends = calls.flatMap((_, call) => [call, call]);
    // Mostly neighbours change places, so that many pushes come before their pops.
    return fc
      .array(fc.tuple(fc.nat(ends.length - 1), fc.integer({ min: 1, max: 6 })), { maxLength: 24 })
      .map((swaps) => historyOf(calls, swapped(ends, swaps)));
  });

function swapped(ends: readonly number[], swaps: readonly (readonly [number, number])[]): number[] {
  const order = [...ends];
  for (const [from, distance] of swaps) {
    const to = (from + distance) % order.length;
    [order[from], order[to]] = [order[to] as number, order[from] as number];
  }
  return order;
}

function historyOf(
  calls: readonly (readonly [string, number | null])[],
  order: readonly number[],
): readonly HistoryEvent[] {
  const started = new Set<number>();
  return order.map((process, at) => {
    const [f, value] = calls[process] as readonly [string, number | null];
    const type = started.has(process) ? 'ok' : 'invoke';
    started.add(process);
    const isGiven = (f === 'push') === (type === 'invoke');
    return { process, type, f, value: isGiven ? value : undefined, at };
  });
}

test('stacks get the verdict that trying every order gives, however calls overlap', () => {
  const seen = { ok: 0, violation: 0, ambiguous: 0 };
  fc.assert(
    fc.property(histories, (history) => {
      const verdict = checkUnambiguous(callsOf(history), stack());
      seen[verdict]++;
      expect(verdict).toBe(isLinearizableByForce(history, stack()) ? 'ok' : 'violation');
    }),
    { seed: 17, numRuns: 4000 },
  );
  expect(seen.ok).toBeGreaterThan(500);
  expect(seen.violation).toBeGreaterThan(500);
});
