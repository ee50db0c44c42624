import { expect, test } from 'vitest';
import { type Model } from './model.js';
import { queue, stack, unorderedQueue } from './queue.js';
import { isPossible, type Row } from './row.fixture.js';
import { set } from './set.js';

const elements = set() as Model<unknown>;
const fifo = queue() as Model<unknown>;
const bag = unorderedQueue() as Model<unknown>;
const lifo = stack() as Model<unknown>;

test.each<Row>([
  [
    elements,
    'any order',
    [
      ['add', 1],
      ['add', { a: 2 }],
      ['read', null, [{ a: 2 }, 1]],
    ],
    true,
  ],
  [
    elements,
    'an element twice',
    [
      ['add', 1],
      ['add', 1],
      ['read', null, [1, 1]],
    ],
    false,
  ],
  [
    elements,
    'what was removed',
    [
      ['add', [1]],
      ['remove', [1], true],
      ['contains', [1], true],
    ],
    false,
  ],
  [
    elements,
    'an add of nothing new',
    [
      ['add', 1],
      ['add', 1, true],
    ],
    false,
  ],
  [
    fifo,
    'first in, first out',
    [
      ['enqueue', 1],
      ['enqueue', 2],
      ['dequeue', null, 1],
    ],
    true,
  ],
  [
    fifo,
    'last in, first out',
    [
      ['enqueue', 1],
      ['enqueue', 2],
      ['dequeue', null, 2],
    ],
    false,
  ],
  [
    fifo,
    'an empty queue',
    [
      ['enqueue', 1],
      ['dequeue', null, null],
    ],
    false,
  ],
  [
    bag,
    'any element',
    [
      ['enqueue', 1],
      ['enqueue', 2],
      ['dequeue', null, 2],
    ],
    true,
  ],
  [
    bag,
    'an element twice',
    [
      ['enqueue', 1],
      ['dequeue', null, 1],
      ['dequeue', null, 1],
    ],
    false,
  ],
  [
    bag,
    'large integers',
    [
      ['enqueue', 2n],
      ['enqueue', 1n],
      ['dequeue', null, 1n],
    ],
    true,
  ],
  [
    lifo,
    'last in, first out',
    [
      ['push', 1],
      ['push', 2],
      ['pop', null, 2],
      ['pop', null, 1],
    ],
    true,
  ],
  [
    lifo,
    'first in, first out',
    [
      ['push', 1],
      ['push', 2],
      ['pop', null, 1],
    ],
    false,
  ],
])('$name: %s', (model, _, lines, expected) => {
  expect(isPossible(model, lines)).toBe(expected);
});

test('a bag leaves open which element a dequeue of unknown result took', () => {
  const call = { f: 'dequeue', value: null, key: undefined, process: 1 };
  expect(unorderedQueue().step([1, 1, 2], call, { known: false })).toEqual([
    [1, 2],
    [1, 1],
  ]);
});
