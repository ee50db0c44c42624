/** The mean of a sample, and how sure of it one can be. */
export interface Estimate {
  readonly mean: number;
  /** Half the width of the 99 % confidence interval of the mean. */
  readonly margin: number;
}

const Z_99 = 2.576;

export function estimate(sample: readonly number[]): Estimate {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (sample.length - 1));
  return { mean, margin: (Z_99 * deviation) / Math.sqrt(sample.length) };
}

/** The estimate as text, to as many digits as are worth reading. */
export function format({ mean, margin }: Estimate): string {
  const digits = mean < 1 ? 4 : 2;
  return `${mean.toFixed(digits)} ± ${margin.toFixed(digits)}`;
}
