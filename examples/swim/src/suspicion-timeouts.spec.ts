import { describe, expect, it } from 'vitest';
import { suspicionTimeouts } from './suspicion-timeouts.js';

const timeouts = (least: number, most: number, confirmations: number) =>
  suspicionTimeouts({ suspicionPeriods: least, mostSuspicionPeriods: most, confirmations });

describe('the suspicion timeouts', () => {
  it('are one where nothing is confirmed, as in SWIM', () => {
    expect(timeouts(4, 4, 0)).toEqual([4]);
  });

  it('shrink with each confirmation, the first time the most', () => {
    expect(timeouts(4, 12, 2)).toEqual([12, 7, 4]);
    expect(timeouts(5, 30, 3)).toEqual([30, 18, 11, 5]);
  });

  it("are the paper's, rounded up", () => {
    for (const [least, most] of [
      [1, 1],
      [3, 18],
      [7, 100],
    ] as const) {
      for (let confirmations = 1; confirmations <= 8; confirmations++) {
        timeouts(least, most, confirmations).forEach((periods, count) => {
          // periods >= most - (most - least) * log(count + 1) / log(confirmations + 1)
          const suffice = (some: number) =>
            BigInt(confirmations + 1) ** BigInt(most - some) <=
            BigInt(count + 1) ** BigInt(most - least);
          expect(suffice(periods)).toBe(true);
          expect(suffice(periods - 1)).toBe(false);
        });
      }
    }
  });

  it.each([
    [5, 4, 2],
    [5, 6, 0],
  ])('cannot be of %i to %i periods with %i confirmations', (...settings) => {
    expect(() => timeouts(...settings)).toThrow(RangeError);
  });
});
