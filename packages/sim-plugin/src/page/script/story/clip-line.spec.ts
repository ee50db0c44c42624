import { expect, it } from 'vitest';
import { clipLine } from './clip-line.js';

it('leaves a line as it is that lies between the heights', () => {
  const line = [
    { x: 0, y: 10 },
    { x: 5, y: 40 },
  ] as const;
  expect(clipLine(line, [0, 50])).toEqual(line);
});

it('cuts a line at both heights, in either direction', () => {
  const up = { x: 0, y: 0 };
  const down = { x: 100, y: 1_000 };
  const cut = [
    { x: 20, y: 200 },
    { x: 30, y: 300 },
  ];
  expect(clipLine([up, down], [200, 300])).toEqual(cut);
  expect(clipLine([down, up], [200, 300])).toEqual(cut.toReversed());
});

it('leaves a point of a line that has no part between the heights', () => {
  const [begin, end] = clipLine(
    [
      { x: 0, y: 0 },
      { x: 10, y: 100 },
    ],
    [200, 300],
  );
  expect(begin).toEqual(end);
});
