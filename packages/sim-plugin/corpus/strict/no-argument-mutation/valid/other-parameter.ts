// A collector is there to be filled.
export function collect(rows: readonly number[], into: number[]): void {
  for (const row of rows) into.push(row);
}
