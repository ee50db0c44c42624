// A shuffle by sorting is the engine's, even with a seed.
export const shuffle = (rows: readonly number[], random: { next(): number }): number[] =>
  [...rows].sort(() => random.next() - 2 ** 31); // ~ no-unstable-order
