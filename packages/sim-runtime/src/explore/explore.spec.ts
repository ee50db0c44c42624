import { describe, expect, it } from 'vitest';
import { explore, ExplorationError, type Model, pathData, replay } from '../explore.js';

interface Count {
  readonly value: number;
}

/** A counter that goes up by one or doubles, below a limit. */
function counter(limit: number, extra: Partial<Model<Count, string>> = {}): Model<Count, string> {
  return {
    name: 'counter',
    initial: () => [{ value: 1 }],
    actions: () => ['add', 'double', 'reset'],
    next: ({ value }, action) => {
      if (action === 'reset' || value >= limit) return undefined;
      return { value: action === 'add' ? value + 1 : value * 2 };
    },
    ...extra,
  };
}

describe('explore', () => {
  it('counts states, transitions, depth, and the actions that were never enabled', () => {
    expect(explore(counter(4))).toMatchObject({
      verdict: 'complete',
      distinct: 5,
      generated: 7,
      depth: 4,
      queue: 0,
      actions: [
        { name: 'add', generated: 3, distinct: 2 },
        { name: 'double', generated: 3, distinct: 2 },
        { name: 'reset', generated: 0, distinct: 0 },
      ],
    });
  });

  it('finds the shortest path to a violation, a deadlock and a witness in one search', () => {
    const found = explore(
      counter(16, {
        properties: [
          { kind: 'always', name: 'not 9', holds: ({ value }) => value !== 9 },
          { kind: 'always', name: 'not 7', holds: ({ value }) => value !== 7 },
          { kind: 'always', name: 'positive', holds: ({ value }) => value > 0 },
          { kind: 'sometimes', name: 'is 12', holds: ({ value }) => value === 12 },
          { kind: 'sometimes', name: 'is 40', holds: ({ value }) => value === 40 },
        ],
      }),
    );
    const texts = found.properties.map((property) =>
      property.path ? property.path.steps.map(({ text }) => text).join(' ') : property.verdict,
    );
    expect(texts).toEqual([
      'add double double add',
      'add add double add',
      'holds',
      'add add double double',
      'unreachable',
    ]);
    expect(found.ok).toBe(false);
    expect(found.deadlocks).toMatchObject({ count: 8 });
    expect(found.deadlocks.path?.steps.at(-1)?.state).toEqual({ value: 16 });
  });

  it('checks steps, also those that lead to a known state, and keeps what the check says', () => {
    const found = explore(
      counter(4, {
        ends: () => true,
        properties: [
          {
            kind: 'always',
            name: 'doubling adds at least 2',
            holdsOn: ({ before, action, after }) =>
              action !== 'double' || after.value - before.value >= 2 || 'one doubled is two',
          },
          {
            kind: 'sometimes',
            name: 'four by doubling',
            holdsOn: ({ action, after }) => action === 'double' && after.value === 4,
          },
        ],
      }),
    );
    expect(found.properties).toMatchObject([
      { verdict: 'violated', message: 'one doubled is two', path: { steps: [{ text: 'double' }] } },
      { verdict: 'reached', path: { steps: [{ text: 'add' }, { text: 'double' }] } },
    ]);
  });

  it('takes a state in which a run may end for no deadlock', () => {
    const found = explore(counter(16, { ends: ({ value }) => value >= 16 }));
    expect(found).toMatchObject({ ok: true, deadlocks: { count: 0 } });
  });

  it.each([
    [{ maxStates: 3 }, 'maxStates', 3],
    [{ maxDepth: 2 }, 'maxDepth', 2],
  ] as const)('claims nothing more than was searched within %o', (bounds, stoppedBy, distinct) => {
    const found = explore(
      counter(4, {
        ends: () => true,
        properties: [
          { kind: 'always', name: 'small', holds: ({ value }) => value < 100 },
          { kind: 'sometimes', name: 'large', holds: ({ value }) => value > 100 },
          { kind: 'eventually', name: 'grown', holds: ({ value }) => value >= 4 },
        ],
      }),
      bounds,
    );
    expect(found).toMatchObject({ verdict: 'incomplete', stoppedBy, ok: false, distinct });
    expect(found.properties.map(({ verdict }) => verdict)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('is complete at a depth limit beyond which there is nothing new', () => {
    expect(explore(counter(4, { ends: () => true }), { maxDepth: 4 })).toMatchObject({ ok: true });
    expect(explore(counter(4, { ends: () => true }), { maxDepth: 3 })).toMatchObject({ ok: false });
  });

  it('reports an exception of the model as a violation, with the path to it', () => {
    const model = counter(8, {
      ends: () => true,
      next: ({ value }, action) => {
        if (value === 3 && action === 'double') throw new Error('three cannot be doubled');
        return value < 8 && action !== 'reset' ? { value: value + 1 } : undefined;
      },
    });
    const found = explore(model);
    expect(found.ok).toBe(false);
    expect(found.thrown).toMatchObject({ message: 'three cannot be doubled', action: 'double' });
    expect(found.thrown?.path.steps).toHaveLength(2);
  });

  it('is incomplete where it is not known what may happen in a state', () => {
    const found = explore(
      counter(8, {
        ends: () => true,
        actions: ({ value }) => {
          if (value === 3) throw new Error('three has no actions');
          return ['add'];
        },
        properties: [{ kind: 'always', name: 'small', holds: ({ value }) => value < 6 }],
      }),
    );
    expect(found).toMatchObject({ verdict: 'incomplete', stoppedBy: 'exception', queue: 1 });
    expect(found.thrown?.message).toBe('three has no actions');
    expect(found.properties).toMatchObject([{ verdict: 'unknown' }]);
  });

  it('leaves out states outside the model, and counts them as generated', () => {
    const found = explore(counter(100, { ends: () => true, within: ({ value }) => value <= 4 }));
    expect(found).toMatchObject({ distinct: 4, generated: 9, verdict: 'complete' });
  });

  it('replays a path from its data, and says where it no longer fits', () => {
    const model = counter(16, {
      properties: [{ kind: 'always', name: 'not 9', holds: ({ value }) => value !== 9 }],
    });
    const [property] = explore(model).properties;
    if (property?.path === undefined) throw new Error('Nothing was violated.');
    const data = JSON.parse(JSON.stringify(pathData(property.path))) as {
      initial: Count;
      actions: string[];
    };
    expect(replay(model, data)).toEqual(property.path);
    expect(() => replay(counter(8), data)).toThrow(
      'The path does not fit the model "counter": its step 4, add, is not enabled there.',
    );
  });

  it('tells states apart by their data, whatever the order of fields, maps and sets', () => {
    const model: Model<object, number> = {
      name: 'orders',
      initial: () => [
        {
          a: 1,
          b: new Map([
            ['x', 1],
            ['y', 2],
          ]),
          c: new Set([1, 2]),
        },
      ],
      actions: () => [0, 1, 2],
      next: (_, action) =>
        action === 0
          ? {
              c: new Set([2, 1]),
              b: new Map([
                ['y', 2],
                ['x', 1],
              ]),
              a: 1,
            }
          : {
              c: new Set([2, 1]),
              b: new Map([
                ['y', 1],
                ['x', 2],
              ]),
              a: action,
            },
    };
    for (const exact of [false, true]) expect(explore(model, { exact }).distinct).toBe(3);
  });

  it.each([
    [{ at: new Date(0) }, '`state.at` is an instance of Date'],
    [{ list: [1, { go: () => 1 }] }, '`state.list[1].go` is a function'],
    [new Map([[Symbol('x'), 1]]), '`state.keys()[0]` is a symbol'],
  ])('refuses a state that is not plain data, with the path to the value', (state, words) => {
    const model: Model<object, number> = {
      name: 'odd',
      initial: () => [state],
      actions: () => [],
      next: () => undefined,
    };
    expect(() => explore(model)).toThrow(ExplorationError);
    expect(() => explore(model)).toThrow(words);
  });

  it('refuses a model in which more than the state and the action decides', () => {
    let calls = 0;
    const model = counter(8, { ends: () => true, next: () => ({ value: calls++ }) });
    expect(() => explore(model, { maxStates: 50 })).toThrow(
      'leads to another state where add is executed again',
    );
  });

  it('refuses a model that changes the state which it is given', () => {
    const model: Model<{ value: number }, string> = {
      name: 'impure',
      initial: () => [{ value: 0 }],
      actions: ({ value }) => (value < 3 ? ['add'] : []),
      next: (state) => {
        state.value++;
        return { ...state };
      },
    };
    expect(() => explore(model)).toThrow('changed a state that it was given');
  });

  it.each([
    [{ maxStates: 0 }, 'maxStates must be a whole number from 1 to 100000000, and it is 0.'],
    [{ maxDepth: 1.5 }, 'maxDepth must be a whole number from 1 on, and it is 1.5.'],
    [{ timeLimitSeconds: 0 }, 'timeLimitSeconds must be more than 0, and it is 0.'],
    [{ symmetry: true }, 'Symmetry was asked for, and the model "counter" has no `permute`.'],
  ])('refuses %o', (bounds, words) => {
    expect(() => explore(counter(4), bounds)).toThrow(words);
  });
});
