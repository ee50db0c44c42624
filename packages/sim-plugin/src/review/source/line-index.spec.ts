import { expect, it } from 'vitest';
import { LineIndex } from './line-index.js';

it.each([
  ['a\nbc\n', 0, { line: 1, column: 1 }],
  ['a\nbc\n', 2, { line: 2, column: 1 }],
  ['a\nbc\n', 5, { line: 3, column: 1 }],
  ['a\r\nbc', 4, { line: 2, column: 2 }],
  ['\u{1f600}x', 2, { line: 1, column: 3 }],
  ['', 0, { line: 1, column: 1 }],
])('finds in %j the place of offset %i', (text, offset, place) => {
  expect(new LineIndex(text).at(offset)).toEqual(place);
});
