// The same with a body.
export const sorted = (rows: readonly number[]): number[] =>
  rows.toSorted(function (a, b) { // ~ no-unstable-order
    return a >= b;
  });
