import { expect, test } from 'vitest';
import { counter } from './counter.js';
import { keyValue } from './key-value.js';
import { type Model } from './model.js';
import { fencedMutex, mutex } from './mutex.js';
import { casRegister, register } from './register.js';
import { isPossible, type Row } from './row.fixture.js';

const fenced = fencedMutex() as Model<unknown>;
const lock = mutex() as Model<unknown>;
const sum = counter() as Model<unknown>;
const text = keyValue({ initial: '' });

test.each<Row>([
  [
    register(),
    'the last write',
    [
      ['write', 1],
      ['read', null, 1],
    ],
    true,
  ],
  [
    register(),
    'another value',
    [
      ['write', 1],
      ['read', null, 2],
    ],
    false,
  ],
  [
    casRegister(),
    'a set that found its value',
    [
      ['write', 1],
      ['cas', [1, 2]],
      ['read', null, 2],
    ],
    true,
  ],
  [
    casRegister(),
    'a set that found another',
    [
      ['write', 1],
      ['cas', [3, 2]],
    ],
    false,
  ],
  [
    casRegister(),
    'a set that says false',
    [
      ['write', 1],
      ['cas', [3, 2], false],
      ['read', null, 1],
    ],
    true,
  ],
  [
    casRegister(),
    'a set that says false and fits',
    [
      ['write', 1],
      ['cas', [1, 2], false],
    ],
    false,
  ],
  [
    sum,
    'a sum',
    [
      ['add', 2],
      ['add', -1, 1],
      ['read', null, 1],
    ],
    true,
  ],
  [
    casRegister(),
    'a value that is no number',
    [
      ['write', Number.NaN],
      ['read', null, Number.NaN],
      ['cas', [Number.NaN, 1]],
      ['read', null, 1],
    ],
    true,
  ],
  [
    register(),
    'another date',
    [
      ['write', new Date(1)],
      ['read', null, new Date(2)],
    ],
    false,
  ],
  [sum, 'a wrong sum', [['add', 2, 3]], false],
  [lock, 'a lock in turn', [['acquire'], ['release'], ['acquire']], true],
  [lock, 'a lock twice', [['acquire'], ['acquire']], false],
  [
    fenced,
    'rising tokens',
    [
      ['acquire', null, 3],
      ['write', 3],
      ['acquire', null, 7],
      ['write', 7],
    ],
    true,
  ],
  [
    fenced,
    'a falling token',
    [
      ['acquire', null, 3],
      ['acquire', null, 3],
    ],
    false,
  ],
  [
    fenced,
    'an old token',
    [
      ['acquire', null, 3],
      ['acquire', null, 4],
      ['write', 3],
    ],
    false,
  ],
  [
    fenced,
    'a renewal after release',
    [
      ['acquire', null, 3],
      ['release', 3],
      ['renew', 3],
    ],
    false,
  ],
  [
    text,
    'text',
    [
      ['append', 'x'],
      ['append', 'y'],
      ['get', null, 'xy'],
    ],
    true,
  ],
  [
    keyValue(),
    'a list',
    [
      ['append', 1],
      ['append', 2],
      ['get', null, [1, 2]],
    ],
    true,
  ],
  [keyValue(), 'a deleted value', [['put', 1], ['delete'], ['get', null, 1]], false],
])('$name: %s', (model, _, lines, expected) => {
  expect(isPossible(model, lines)).toBe(expected);
});

test.each([5n, '5', { by: 5 }])(
  'a counter refuses to add %s, which it would take for 1',
  (value) => {
    const call = { f: 'add', value, key: undefined, process: 1 };
    expect(() => counter().step(0, call, { known: false })).toThrow(
      'The argument of "add" is a number, or nothing for 1',
    );
  },
);

test('a lock is released by its holder alone', () => {
  const release = { f: 'release', value: null, key: undefined };
  const done = { known: true, value: null } as const;
  expect(mutex().step(1, { ...release, process: 1 }, done)).toEqual([null]);
  expect(mutex().step(1, { ...release, process: 2 }, done)).toEqual([]);
});

test('a token that no client learned takes the lock from its holder', () => {
  const call = { f: 'acquire', value: null, key: undefined, process: 1 };
  expect(fencedMutex().step({ holder: 4, greatest: 4 }, call, { known: false })).toEqual([
    { holder: null, greatest: 4 },
  ]);
});
