// Somebody else's comparator.
export const sorted = <T>(rows: readonly T[], compare: (a: T, b: T) => number): T[] =>
  [...rows].sort(compare);
