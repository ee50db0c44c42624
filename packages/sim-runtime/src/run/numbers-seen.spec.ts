import { describe, expect, it } from 'vitest';
import { Outbox } from '../contracts/outbox.js';
import { MOST_NUMBERS, NumbersSeen, type NumberSeen } from './numbers-seen.js';

function seenIn(...states: readonly unknown[]): readonly NumberSeen[] {
  const seen = new NumbersSeen();
  for (const state of states) seen.note(state, '');
  return seen.list();
}

describe('the numbers of states', () => {
  it('have their value while it is 0 in all states, or 1 in all', () => {
    expect(seenIn({ epoch: 0, term: 1, round: 0 }, { epoch: 0, term: 1, round: 1 })).toEqual([
      ['epoch', 0],
      ['round', null],
      ['term', 1],
    ]);
  });

  it.each([[2], [-1], [0.5], [Number.NaN], [2n ** 70n]])('have none as %s', (count) => {
    expect(seenIn({ count })).toEqual([['count', null]]);
  });

  it('have none where they are absent at times', () => {
    expect(seenIn({ holder: 0 }, { holder: undefined })).toEqual([['holder', null]]);
  });

  it('are sizes, too, and those of fields of fields', () => {
    const state = {
      log: [],
      votes: new Set([4]),
      peers: new Map(),
      lease: { epoch: 0n, deep: { count: 0 } },
      name: 'x',
      isOpen: false,
    };
    expect(seenIn(state)).toEqual([
      ['lease.epoch', 0],
      ['log', 0],
      ['peers', 0],
      ['votes', 1],
    ]);
  });

  it('are none of what the toolkit gives to a module', () => {
    expect(seenIn({ outbox: new Outbox(), held: { outbox: new Outbox() } })).toEqual([]);
  });

  it('are those of the first names, in whatever parts they are added', () => {
    const names = Array.from({ length: 3 * MOST_NUMBERS }, (_, index) => `n${index}`);
    const partOf = (keep: (index: number) => boolean) =>
      names.filter((_, index) => keep(index)).flatMap((name) => seenIn({ [name]: 0 }));
    const sumOf = (...parts: readonly (readonly NumberSeen[])[]) => {
      const sum = new NumbersSeen();
      for (const part of parts) sum.add(part);
      return sum.list();
    };
    const even = sumOf(partOf((index) => index % 2 === 0));
    const odd = sumOf(partOf((index) => index % 2 === 1));
    expect(sumOf(odd, even)).toEqual(sumOf(partOf(() => true)));
    expect(sumOf(even, odd)).toEqual(
      [...names]
        .sort()
        .slice(0, MOST_NUMBERS)
        .map((name) => [name, 0]),
    );
  });
});
