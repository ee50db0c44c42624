// Equal elements get an answer that depends on who asks; a warning.
export const sorted = (rows: readonly number[]): number[] => [...rows].sort((a, b) => (a < b ? -1 : 1)); // ~ no-unstable-order
