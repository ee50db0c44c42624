import { expect, it } from 'vitest';
import { diffStates } from './state-diff.js';

it('names the fields that differ, as deep as the states are alike', () => {
  const before = { epoch: 1, holder: { id: 2, since: 5 }, gone: 'x', same: [1, { a: 1 }] };
  const after = { epoch: 2, holder: { id: 2, since: 9 }, come: null, same: [1, { a: 1 }] };
  expect(diffStates(before, after)).toEqual([
    { path: ['epoch'], before: 1, after: 2 },
    { path: ['holder', 'since'], before: 5, after: 9 },
    { path: ['gone'], before: 'x' },
    { path: ['come'], after: null },
  ]);
  expect(diffStates(after, after)).toEqual([]);
});

it('sees that a list has lost its first item, and not that all of them have changed', () => {
  expect(diffStates({ pending: ['a', 'b', 'c'] }, { pending: ['b', 'c'] })).toEqual([
    { path: ['pending', '[0]'], before: 'a' },
  ]);
  expect(diffStates(['a', 'c'], ['a', 'b', 'c'])).toEqual([{ path: ['[1]'], after: 'b' }]);
  expect(diffStates([{ n: 1 }], [{ n: 2 }])).toEqual([{ path: ['[0]', 'n'], before: 1, after: 2 }]);
});

it('takes what is of another kind for another whole', () => {
  expect(diffStates('down', { id: 1 })).toEqual([{ path: [], before: 'down', after: { id: 1 } }]);
  expect(diffStates([1], { 0: 1 })).toEqual([{ path: [], before: [1], after: { 0: 1 } }]);
  expect(diffStates(null, null)).toEqual([]);
});
