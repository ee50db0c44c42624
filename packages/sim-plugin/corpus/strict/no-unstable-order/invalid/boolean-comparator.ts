// Never negative.
export const sorted = (rows: readonly number[]): number[] => [...rows].sort((a, b) => a > b); // ~ no-unstable-order
