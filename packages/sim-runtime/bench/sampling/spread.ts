/** Where the median of a handful of measured values lies. */
export interface Spread {
  readonly median: number;
  /** The bounds between which the true median lies, in 95 cases of 100; with few values, all of them. */
  readonly low: number;
  readonly high: number;
}

const DOUBT = 0.05;

/** @throws RangeError when there are no values */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((first, second) => first - second);
  const count = sorted.length;
  const at = (index: number): number => {
    const value = sorted[index];
    if (value === undefined) throw new RangeError('There is no median of no values.');
    return value;
  };
  const cut = outerValues(count);
  return {
    median: (at(Math.floor((count - 1) / 2)) + at(Math.ceil((count - 1) / 2))) / 2,
    low: at(cut),
    high: at(count - 1 - cut),
  };
}

/**
 * How many of the smallest and of the largest of `count` values may be left out of an interval for the
 * median: a value lies on either side of it with a chance of one half, whatever the distribution.
 */
function outerValues(count: number): number {
  let binomial = 2 ** -count;
  let tail = binomial;
  let cut = 0;
  while (2 * (tail + (binomial * (count - cut)) / (cut + 1)) <= DOUBT) {
    binomial *= (count - cut) / (cut + 1);
    tail += binomial;
    cut++;
  }
  // `tail` is the chance that at most `cut` values lie below the median.
  return 2 * tail <= DOUBT ? cut : 0;
}
