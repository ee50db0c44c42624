import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../kernel/random-stream.js';
import { randomFrom } from './random-from.js';

const UINT32 = fc.integer({ min: 0, max: 0xffffffff });

describe('randomFrom', () => {
  it('passes the draws of its source on', () => {
    const stream = new RandomStream(7);
    const source = new RandomStream(7);
    const random = randomFrom(() => source.next());
    for (let draw = 0; draw < 20; draw++) expect(random.next()).toBe(stream.next());
  });

  it('stays in the range that was asked for', () => {
    fc.assert(
      fc.property(UINT32, fc.integer({ min: 1, max: 0x1_0000_0000 }), (seed, bound) => {
        const source = new RandomStream(seed);
        const random = randomFrom(() => source.next());
        const low = -(bound % 100);
        expect(random.below(bound)).toBeLessThan(bound);
        expect(random.between(low, low + bound - 1)).toBeGreaterThanOrEqual(low);
        expect(random.between(low, low + bound - 1)).toBeLessThan(low + bound);
      }),
    );
  });

  it('gives each value as often, and repeats a draw that would favour some', () => {
    // 2^32 is no multiple of 3: its last value would make 0 more frequent.
    const draws = [0xffffffff, 5];
    expect(randomFrom(() => draws.shift() ?? 0).below(3)).toBe(2);
    const source = new RandomStream(1);
    const random = randomFrom(() => source.next());
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 3_000; draw++) {
      const value = random.pick([0, 1, 2]);
      counts[value] = (counts[value] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(130);
  });

  it('takes chances in parts per million', () => {
    const always = randomFrom(() => 999_999);
    expect([always.chance(1_000_000), always.chance(999_999)]).toEqual([true, false]);
    const never = randomFrom(() => 0);
    expect([never.chance(1), never.chance(0)]).toEqual([true, false]);
  });

  it.each([-1, 0.5, 0x1_0000_0000, Number.NaN])('refuses the draw %d', (draw) => {
    expect(() => randomFrom(() => draw).below(2)).toThrow(
      `next() must give a whole number from 0 to 4294967295, not ${draw}.`,
    );
  });

  it('refuses an empty range and an empty list', () => {
    const random = randomFrom(() => 0);
    expect(() => random.below(0)).toThrow(RangeError);
    expect(() => random.between(2, 1)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
