// The comparator has a name.
const byTime = (a: { t: number }, b: { t: number }): number => (a.t > b.t ? 1 : -1); // ~ no-unstable-order
export const sorted = (rows: { t: number }[]): unknown => [...rows].sort(byTime);
