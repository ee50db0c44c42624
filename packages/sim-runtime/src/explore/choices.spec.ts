import { expect, it } from 'vitest';
import { eachChoice } from './choices.js';

it('tries all values of a few, and every combination', () => {
  const choices = eachChoice((random) => `${random.below(3)}${random.chance(500_000) ? 'x' : 'y'}`);
  expect(choices.map(({ result }) => result).sort()).toEqual(['0x', '0y', '1x', '1y', '2x', '2y']);
  expect(choices.some(({ isSampled }) => isSampled)).toBe(false);
});

it('tries the ends and the middle of many, and says so', () => {
  const choices = eachChoice((random) => random.between(10, 1_009));
  expect(choices.map(({ result }) => result).sort()).toEqual([10, 1_009, 510]);
  expect(choices.every(({ isSampled }) => isSampled)).toBe(true);
});

it('tries fewer values where that is asked for, and says so', () => {
  const choices = eachChoice((random) => random.below(3), 2);
  expect(choices.map(({ result }) => result).sort()).toEqual([0, 2]);
  expect(choices[0]?.isSampled).toBe(true);
  const limited = eachChoice((random) => [random.limitedTo(1).below(9), random.below(2)]);
  expect(limited.map(({ result }) => result).sort()).toEqual([
    [0, 0],
    [0, 1],
  ]);
});

it('follows draws that depend on earlier ones', () => {
  const choices = eachChoice((random) => (random.below(2) === 0 ? 'a' : random.pick(['b', 'c'])));
  expect(choices.map(({ result, draws }) => [result, ...draws]).sort()).toEqual([
    ['a', 0],
    ['b', 1, 0],
    ['c', 1, 1],
  ]);
});

it('draws nothing where there is nothing to draw', () => {
  expect(
    eachChoice((random) => [random.chance(0), random.chance(1_000_000), random.below(1)]),
  ).toHaveLength(1);
});
