import { expect, it } from 'vitest';
import { differences } from './results-of.js';

it('names the first line in which two results differ', () => {
  const one = new Map([
    ['same', 'a\nb'],
    ['line', 'a\nb\nc'],
    ['longer', 'a\nb'],
    ['gone', 'a'],
  ]);
  const other = new Map([
    ['same', 'a\nb'],
    ['line', 'a\nx\ny'],
    ['longer', 'a\nb\nc'],
    ['new', 'a'],
  ]);
  expect(differences(one, other)).toEqual([
    'gone:1: "a" against nothing',
    'line:2: "b" against "x"',
    'longer:3: nothing against "c"',
    'new:1: nothing against "a"',
  ]);
  expect(differences(one, one)).toEqual([]);
});
