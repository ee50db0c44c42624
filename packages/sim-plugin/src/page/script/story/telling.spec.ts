import { describe, expect, it } from 'vitest';
import { diagramOf } from './diagram.fixture.js';
import { Telling } from './telling.js';

/** A fault, ten rounds of a message and its receipt, and as many steps of their own as are never folded. */
const ROUNDS = Array.from({ length: 10 }, (_, round) => [
  { kind: 'send', lane: 0, what: `ask ${round}` } as const,
  { kind: 'received', lane: 1, what: `asked ${round}`, arrival: round } as const,
]).flat();
const LAST = Array.from({ length: 8 }, (_, index) => ({ lane: 2, what: 'abcdefgh'.charAt(index) }));
const DIAGRAM = diagramOf(
  [{ kind: 'fault', lane: 2, what: 'crash c' }, ...ROUNDS, ...LAST],
  Array.from({ length: 10 }, (_, round) => ({ sent: 1 + 2 * round, arrived: 2 + 2 * round })),
);

describe('a story', () => {
  it('has one row for the rounds after the first, which says what it hides', () => {
    const { rows, foldable } = new Telling(DIAGRAM);
    expect(rows.map(({ step, fold }) => fold ?? step.what).slice(0, 5)).toEqual([
      'crash c',
      'ask 0',
      'asked 0',
      { length: 2, times: 9, until: 20, last: 20, hides: 18 },
      'a',
    ]);
    expect(foldable).toBe(18);
  });

  it('gives the row of a hidden step, and finds the words of hidden steps', () => {
    const telling = new Telling(DIAGRAM);
    expect([telling.row(3), telling.row(20), telling.row(21)]).toEqual([3, 3, 4]);
    expect([telling.isShown(2), telling.isShown(3)]).toEqual([true, false]);
    expect(telling.rows[3]?.text).toContain('asked 7');
  });

  it('has the arrows of the rows that are shown, and no arrow within a fold', () => {
    const telling = new Telling(DIAGRAM);
    expect(telling.arrowsAmong(0, telling.rows.length).map(({ id }) => id)).toEqual([0]);
    const [fold] = telling.rows.slice(3);
    if (fold !== undefined) telling.open(fold);
    expect(telling.rows).toHaveLength(29);
    expect(telling.arrowsAmong(5, 6).map(({ id }) => id)).toEqual([2]);
  });

  it('without its folds has a row for each step', () => {
    const telling = new Telling(DIAGRAM);
    telling.choose({ isFolded: false, isPastOnly: false });
    expect(telling.rows).toHaveLength(29);
  });
});
