// Comparators that answer all three ways.
interface Row {
  readonly at: number;
  readonly id: string;
}
export const byTime = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => a.at - b.at);
export const byId = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
export const both = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : Number(a.id > b.id)));
