import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldRounds } from './fold-rounds.js';

function fold(text: string) {
  return foldRounds([...text].map((key) => (key === '.' ? undefined : key)));
}

describe('rounds', () => {
  it.each([
    ['aaa', [{ first: 0, length: 1, times: 3 }]],
    ['xabababy', [{ first: 1, length: 2, times: 3 }]],
    ['abcabcabcab', [{ first: 0, length: 3, times: 3 }]],
    [
      'aaa.aaaa',
      [
        { first: 0, length: 1, times: 3 },
        { first: 4, length: 1, times: 4 },
      ],
    ],
  ])('are found in %s', (text, rounds) => {
    expect(fold(text)).toEqual(rounds);
  });

  it.each(['', 'abab', 'a.a.a', 'abcdefgh'])('are not found in "%s"', (text) => {
    expect(fold(text)).toEqual([]);
  });

  it('repeat to the letter, overlap nowhere, and hold nothing that is no part of a round', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 60 }), (text) => {
        let from = 0;
        for (const { first, length, times } of fold(text)) {
          expect(first).toBeGreaterThanOrEqual(from);
          const round = text.slice(first, first + length);
          expect(round).not.toContain('.');
          from = first + length * times;
          expect(text.slice(first, from)).toBe(round.repeat(times));
        }
      }),
    );
  });
});
