/** Where a handful of measured values lie. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @throws RangeError when there are no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((first, second) => first - second);
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (lower === undefined || upper === undefined) {
    throw new RangeError('There is no median of no values.');
  }
  return {
    median: (lower + upper) / 2,
    lowest: sorted[0] ?? lower,
    highest: sorted.at(-1) ?? upper,
  };
}
