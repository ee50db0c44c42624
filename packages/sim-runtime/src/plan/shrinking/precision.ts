/** How exactly shrinking finds the numbers of a plan. */
export interface Precision {
  /** How many ticks or events may lie between a number that fails and the largest that is known not to: 1 or more. */
  readonly grain: (value: number) => number;
  /** The same of a rate, in parts per million. */
  readonly grainPpm: (value: number) => number;
  /** The most values that are tried for each number where every value is another throw of the dice. */
  readonly mostProbes: number;
}

/** One in so many of a rate is as exact as a story needs it. */
const GRAIN_PPM = 10_000;

/** To the tick. */
export const EXACT: Precision = { grain: () => 1, grainPpm: () => GRAIN_PPM, mostProbes: 16 };

/** To a part of each number, where runs take long: a story is as easy to follow that way. */
export const ROUGH: Precision = {
  grain: (value) => Math.max(1, value >> 3),
  grainPpm: (value) => Math.max(GRAIN_PPM, value - (value >> 1)),
  mostProbes: 4,
};
