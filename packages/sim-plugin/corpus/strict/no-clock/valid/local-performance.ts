// A local variable of the same name.
export function score(rows: readonly number[]): number {
  const performance = { now: () => rows.length };
  return performance.now();
}
