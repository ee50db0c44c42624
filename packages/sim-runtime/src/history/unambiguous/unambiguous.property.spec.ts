import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callsOf } from '../calls.js';
import { type HistoryEvent } from '../history-event.js';
import { isLinearizableByForce } from '../linearizability/brute-force.fixture.js';
import { checkLinearizability } from '../linearizability/check-linearizability.js';
import { type Behaviour, makeHistory, moves } from '../linearizability/random-history.fixture.js';
import { type Model } from '../models/model.js';
import { queue, stack, unorderedQueue } from '../models/queue.js';
import { register } from '../models/register.js';
import { LinearizabilityMonitor } from '../oracle/linearizability-monitor.js';
import { checkUnambiguous } from './check-unambiguous.js';

interface Subject {
  readonly model: Model<unknown>;
  readonly add: string;
  readonly take: string;
  readonly behaviour: Behaviour<unknown>;
}

const subjects: readonly Subject[] = [
  {
    model: register(),
    add: 'write',
    take: 'read',
    behaviour: (state, f, value) =>
      f === 'read' ? { state, result: state } : { state: value, result: undefined },
  },
  {
    model: queue() as Model<unknown>,
    add: 'enqueue',
    take: 'dequeue',
    behaviour: (state, f, value) => {
      const elements = state as readonly unknown[];
      return f === 'enqueue'
        ? { state: [...elements, value], result: undefined }
        : { state: elements.slice(1), result: elements[0] };
    },
  },
  {
    model: unorderedQueue() as Model<unknown>,
    add: 'enqueue',
    take: 'dequeue',
    behaviour: (state, f, value) => {
      const elements = state as readonly unknown[];
      if (f === 'enqueue') return { state: [...elements, value], result: undefined };
      const place = elements.length >> 1;
      return {
        state: elements.filter((_, other) => other !== place),
        result: elements[place],
      };
    },
  },
  {
    model: stack() as Model<unknown>,
    add: 'push',
    take: 'pop',
    behaviour: (state, f, value) => {
      const elements = state as readonly unknown[];
      return f === 'push'
        ? { state: [...elements, value], result: undefined }
        : { state: elements.slice(0, -1), result: elements.at(-1) };
    },
  },
];

describe.each(subjects)('histories of a $model.name without repeated values', (subject) => {
  const { model, add, take, behaviour } = subject;
  const searched = { ...model, dataType: undefined };
  const calls = fc.constantFrom([add, undefined], [take, undefined] as const) as fc.Arbitrary<
    readonly [string, unknown]
  >;
  const histories = (most: number) =>
    moves(calls, most).map((plan) =>
      makeHistory(
        plan.map((move, index) =>
          // A removal of unknown result is seldom unambiguous.
          move.f === add ? { ...move, value: index } : { ...move, luck: Math.max(move.luck, 2) },
        ),
        model,
        behaviour,
      ),
    );
  /** Histories of which one thing or another was changed. */
  const changed = (most: number) =>
    fc
      .tuple(histories(most), fc.nat(), fc.nat(), fc.nat(7))
      .map(([made, which, other, changes]) => {
        let history: readonly HistoryEvent[] = made;
        if (changes > 1) history = withOtherResult(history, which, other);
        if (changes % 4 === 1) history = withRepetition(history, other);
        if (changes % 4 === 2) history = withFailure(history, other);
        return history;
      });

  test('get the verdict that trying every order gives', () => {
    const seen = { ok: 0, violation: 0, ambiguous: 0 };
    fc.assert(
      fc.property(changed(26), (history) => {
        const verdict = checkUnambiguous(callsOf(history), model);
        seen[verdict]++;
        if (verdict === 'ambiguous') return;
        expect(verdict).toBe(isLinearizableByForce(history, model) ? 'ok' : 'violation');
      }),
      { seed: 17, numRuns: 2000 },
    );
    expect(seen.ok).toBeGreaterThan(200);
    expect(seen.violation).toBeGreaterThan(200);
  });

  test('get the verdict of the search, with the same shortest prefix', () => {
    fc.assert(
      fc.property(changed(120), (history) => {
        const quick = checkLinearizability(history, model);
        const slow = checkLinearizability(history, searched);
        expect(prefixOf(quick)).toEqual(prefixOf(slow));
      }),
      { seed: 17, numRuns: 300 },
    );
  });

  test('are objected to by a monitor at the event at which the search objects', () => {
    fc.assert(
      fc.property(changed(60), (history) => {
        expect(objectsAt(history, model)).toBe(objectsAt(history, searched));
      }),
      { seed: 17, numRuns: 300 },
    );
  });

  /** One call returned what it may not have returned. */
  function withOtherResult(history: readonly HistoryEvent[], which: number, other: number) {
    const values = history.filter(({ type, f }) => type === 'invoke' && f === add);
    const value = [null, ...values.map((event) => event.value)][other % (values.length + 1)];
    return changeOne(history, which, ({ type, f }) => type === 'ok' && f === take, { value });
  }

  /** One value is written or added again in place of another. */
  function withRepetition(history: readonly HistoryEvent[], which: number) {
    const isAdd = ({ type, f }: HistoryEvent) => type === 'invoke' && f === add;
    const value = history.filter(isAdd)[which >>> 8]?.value ?? history.find(isAdd)?.value;
    return changeOne(history, which, isAdd, { value });
  }

  /** One call that returned took no effect. */
  function withFailure(history: readonly HistoryEvent[], which: number) {
    return changeOne(history, which, ({ type, f }) => type === 'ok' && f === add, { type: 'fail' });
  }
});

function changeOne(
  history: readonly HistoryEvent[],
  which: number,
  isIt: (event: HistoryEvent) => boolean,
  change: Partial<HistoryEvent>,
): readonly HistoryEvent[] {
  const places = history.flatMap((event, at) => (isIt(event) ? [at] : []));
  const place = places[which % places.length];
  return history.map((event, at) => (at === place ? { ...event, ...change } : event));
}

function prefixOf(result: ReturnType<typeof checkLinearizability>): unknown {
  if (result.verdict !== 'violation') return result.verdict;
  const { prefix, misfit } = result.violation;
  return { prefix, misfit };
}

function objectsAt(history: readonly HistoryEvent[], model: Model<unknown>): number {
  const monitor = new LinearizabilityMonitor(model, 1_000_000);
  return history.findIndex((_, at) => monitor.observe(history.slice(0, at + 1)) !== true);
}
