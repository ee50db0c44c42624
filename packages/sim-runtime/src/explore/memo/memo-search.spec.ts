import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alternatingBit } from '../../../validation/exploration/alternating-bit.js';
import { diningPhilosophers } from '../../../validation/exploration/dining-philosophers.js';
import { ewd840 } from '../../../validation/exploration/ewd840.js';
import { increment } from '../../../validation/exploration/increment.js';
import { peterson } from '../../../validation/exploration/peterson.js';
import { pingPong } from '../../../validation/exploration/ping-pong.js';
import { transactionCommit } from '../../../validation/exploration/transaction-commit.js';
import { twoPhaseCommit } from '../../../validation/exploration/two-phase-commit.js';
import { type Exploration, type ExploreOptions } from '../exploration.js';
import { ExplorationRun } from '../exploration-run.js';
import { type Model } from '../model.js';

/** The result of a search that tries memoized transitions after so many states. */
function searched<State, Action>(
  model: Model<State, Action>,
  plainStates: number,
  options: ExploreOptions = {},
): Exploration<State, Action> {
  const run = new ExplorationRun(model, { symmetry: false, ...options }, plainStates);
  while (!run.advance(Infinity));
  return run.result();
}

/** Compares both searches; returns how the one that may memoize told states apart. */
function compared<State, Action>(
  model: Model<State, Action>,
  options: ExploreOptions = {},
): string {
  const memoized = searched(model, 0, options);
  const { matching, seconds } = memoized;
  expect(memoized).toEqual({ ...searched(model, Infinity, options), matching, seconds });
  return matching.by;
}

type Step = readonly [cell: number, to: number];

/** A machine of small cells: a step is enabled by one cell and changes others, by a random table. */
const machines = fc
  .record({
    cells: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 2, maxLength: 5 }),
    log: fc.boolean(),
    rules: fc.array(fc.tuple(fc.nat(4), fc.nat(2), fc.nat(4), fc.nat(2), fc.nat(3)), {
      minLength: 1,
      maxLength: 8,
    }),
    bad: fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 2 }),
  })
  .map(({ cells, rules, bad, log }): Model<Machine, Step> => ({
    name: 'machine',
    initial: () => [{ cells, log: [], last: null, set: new Set<number>() }],
    actions: ({ cells: [first = 0] }) => rules.slice(first % 2).map((_, at) => [at, first % 2]),
    next: (state, [at, skipped]) => {
      const [when = 0, is = 0, cell = 0, to = 0, how = 0] = rules[at + skipped] ?? [];
      const index = cell % cells.length;
      if (state.cells[when % cells.length] !== is) return undefined;
      switch (how) {
        case 0:
          return { ...state, cells: state.cells.with(index, to) };
        case 1:
          return { ...state, cells: state.cells.map((old, own) => (own === index ? to : old)) };
        case 2:
          return { ...state, last: state.last === null ? { cell, to } : null };
        default:
          return log && state.log.length < 3
            ? { ...state, log: [...state.log, to], set: new Set([...state.set, to]) }
            : state;
      }
    },
    within: ({ log: { length } }) => length < 3,
    ends: ({ cells: [first] }) => first === 1,
    properties: bad.map(([cell, value], index) => ({
      kind: index === 0 ? 'always' : 'sometimes',
      name: `property ${index}`,
      holds: (state) => state.cells[cell % cells.length] !== value,
    })),
  }));

interface Machine {
  readonly cells: readonly number[];
  readonly log: readonly number[];
  readonly last: { readonly cell: number; readonly to: number } | null;
  readonly set: ReadonlySet<number>;
}

describe('memoized transitions', () => {
  it.each([
    ['two-phase commit', () => compared(twoPhaseCommit(4))],
    ['transaction commit', () => compared(transactionCommit(3))],
    ['Peterson', () => compared({ ...peterson(true), properties: [] })],
    ['alternating bit', () => compared(alternatingBit)],
    ['EWD840', () => compared(ewd840(3))],
    ['dining philosophers', () => compared(diningPhilosophers(5))],
    ['ping-pong', () => compared(pingPong(5, true))],
    ['increment', () => compared(increment(3))],
  ])('find what the plain search finds: %s', (_, compare) => {
    compare();
  });

  it('are what searches two-phase commit', () => {
    expect(compared(twoPhaseCommit(4))).toBe('exact');
    expect(searched(twoPhaseCommit(4), Infinity).matching.by).toBe('fingerprint');
  });

  it.each([700, 1000, 1567])('stop at %i states where the plain search stops', (maxStates) => {
    expect(compared(twoPhaseCommit(4), { maxStates })).toBe('exact');
  });

  it('find what the plain search finds, whatever the model and the bounds', () => {
    const options = fc.record(
      {
        maxStates: fc.integer({ min: 1, max: 60 }),
        maxDepth: fc.integer({ min: 1, max: 6 }),
        stopAtViolation: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    let memoized = 0;
    fc.assert(
      fc.property(machines, options, (model, bounds) => {
        if (compared(model, bounds) === 'exact') memoized++;
      }),
      { seed: 11, numRuns: 300 },
    );
    expect(memoized).toBeGreaterThan(100);
  });

  it('make room for values that come up late', () => {
    const model: Model<{ readonly a: number; readonly b: readonly boolean[] }, number> = {
      name: 'counter',
      initial: () => [{ a: 0, b: [false, false, false] }],
      actions: () => [0, 1, 2, 3],
      next: ({ a, b }, action) =>
        action < 3
          ? { a, b: b.with(action, b[action] !== true) }
          : a < 40
            ? { a: a + 1, b }
            : undefined,
    };
    expect(compared(model)).toBe('exact');
  });

  it('see an object become null that was passed on unseen', () => {
    interface Box {
      readonly items: readonly number[] | null;
      readonly hit: boolean;
    }
    const model: Model<Box, string> = {
      name: 'box',
      initial: () => [{ items: [1], hit: false }],
      actions: () => ['look', 'grow', 'drop'],
      next: (state, action) => {
        const { items } = state;
        if (items === null) return undefined;
        if (action === 'look') return { ...state, hit: !state.hit };
        if (action === 'grow')
          return items.length < 3 ? { ...state, items: [...items, 1] } : undefined;
        return items.length === 3 ? { ...state, items: null } : undefined;
      },
    };
    expect(compared(model)).toBe('exact');
  });

  it.each([
    ['identity', (): Model<Cell, string> => byIdentity()],
    ['a state that is changed in place', (): Model<Cell, string> => sorting()],
  ])('leave to the plain search what looks at %s', (_, make) => {
    const plain = outcome(() => searched(make(), Infinity));
    expect(outcome(() => searched(make(), 0))).toEqual(plain);
  });
});

interface Cell {
  readonly items: readonly number[];
  readonly on: boolean;
}

function outcome(search: () => Exploration<Cell, string>): unknown {
  try {
    const { distinct, generated, matching } = search();
    return { distinct, generated, by: matching.by };
  } catch (error) {
    return String(error);
  }
}

const NONE: readonly number[] = [];

function cellModel(next: (state: Cell) => Cell | undefined): Model<Cell, string> {
  return {
    name: 'cell',
    initial: () => [{ items: NONE, on: false }],
    actions: () => ['act'],
    next,
  };
}

function byIdentity(): Model<Cell, string> {
  return cellModel(({ items, on }) => (items === NONE && !on ? { items, on: true } : undefined));
}

function sorting(): Model<Cell, string> {
  return cellModel(({ items, on }) => {
    (items as number[]).push(1);
    return items.length < 5 ? { items: [...items], on } : undefined;
  });
}
