import fc, { Random } from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, it } from 'vitest';
import { SeededDraws } from './seeded-draws.js';

const size = fc.oneof(
  fc.integer({ min: 1, max: 100 }),
  fc.integer({ min: 1, max: 0xffff_ffff }),
  // Most words are drawn again where a range is a little more than half of all words.
  fc.constantFrom(1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0x8000_0001, 0xffff_ffff, 0x1_0000_0000),
);

it('draws what fast-check draws, whatever the seed and the ranges', () => {
  const seeds = fc.integer({ min: -0x8000_0000, max: 0x7fff_ffff });
  const ranges = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000 }), size), { minLength: 20 });
  fc.assert(
    fc.property(seeds, ranges, (seed, drawn) => {
      const expected = new Random(xoroshiro128plus(seed));
      const draws = new SeededDraws(seed);
      for (const [min, count] of drawn) {
        const max = min + count - 1;
        expect(draws.nextInt(min, max)).toBe(expected.nextInt(min, max));
      }
    }),
  );
});
