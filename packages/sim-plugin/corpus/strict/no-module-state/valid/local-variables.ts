// What a function keeps to itself.
export function sum(values: readonly number[]): number {
  let total = 0;
  const parts: number[] = [];
  for (const value of values) {
    total += value;
    parts.push(total);
  }
  return parts.at(-1) ?? 0;
}
