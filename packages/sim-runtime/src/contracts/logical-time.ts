declare const logicalTimeBrand: unique symbol;

/**
 * A point in simulated time: a non-negative safe integer, in ticks since the start of the run.
 *
 * What a tick lasts is the module's own decision; sim-run's report reads one tick as one millisecond.
 */
export type LogicalTime = number & {
  /** @internal */
  readonly [logicalTimeBrand]: 'LogicalTime';
};

/** The start of every run. */
const ZERO = 0 as LogicalTime;

/**
 * Makes a point in time from a number of ticks.
 *
 * @param ticks - 0 to `Number.MAX_SAFE_INTEGER`
 * @throws RangeError when `ticks` is negative, fractional or beyond the safe integers
 */
function of(ticks: number): LogicalTime {
  if (!Number.isSafeInteger(ticks) || ticks < 0) {
    throw new RangeError(
      `Logical time is a whole number of ticks from 0 to ${Number.MAX_SAFE_INTEGER}, not ${ticks}.`,
    );
  }
  return ticks as LogicalTime;
}

/** How points in time are made. */
export const LogicalTime = {
  ZERO,
  /**
   * Makes a point in time from a number of ticks, 0 to `Number.MAX_SAFE_INTEGER`; throws a RangeError
   * for any other number.
   */
  of,
} as const;

/**
 * The time that lies `ticks` after `time`.
 *
 * @param time - where to start from
 * @param ticks - a whole number of ticks, 0 or more
 * @throws RangeError when `ticks` is negative or fractional, or when the sum is beyond the safe
 *   integers: time never wraps around and never loses precision
 */
export function advance(time: LogicalTime, ticks: number): LogicalTime {
  const sum = time + ticks;
  if (!Number.isSafeInteger(sum) || ticks < 0 || !Number.isSafeInteger(ticks)) {
    throw new RangeError(
      `Cannot advance logical time ${time} by ${ticks} ticks: the result must be a whole number up to ${Number.MAX_SAFE_INTEGER}, and time never runs backwards.`,
    );
  }
  return sum as LogicalTime;
}
