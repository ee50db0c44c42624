// The parameters are there and unused.
export const shuffle = (rows: readonly number[], draw: () => number): number[] =>
  [...rows].sort((_a, _b) => draw() - 1); // ~ no-unstable-order
