/** How long a run is, and how busy. */
export interface RunShape {
  /** The phase without faults at the start. Default 100 ticks. */
  readonly warmupTicks?: number;
  /** The phase with faults; 4 times as long in a few runs that have more operations. Default 1,000 ticks. */
  readonly safetyTicks?: number;
  /** The most operations in a run, but for the few runs that have 4 or 16 times as many. Default 60. */
  readonly operationsPerRun?: number;
}

/** As long as a run may be: times stay safe integers whatever clocks do. */
const MOST_TICKS = 2 ** 40;
const MOST_OPERATIONS = 1_000_000;

/**
 * Makes sure that the length of a simulation's runs and their operations are numbers that a plan can have.
 *
 * @param name - the simulation's name, for errors
 * @throws TypeError that names the first that is none
 */
export function checkShape(name: string, shape: RunShape): void {
  const most = {
    warmupTicks: MOST_TICKS,
    safetyTicks: MOST_TICKS,
    operationsPerRun: MOST_OPERATIONS,
  } as const;
  for (const field of ['warmupTicks', 'safetyTicks', 'operationsPerRun'] as const) {
    const value = shape[field];
    if (value === undefined || isWhole(value, most[field])) continue;
    throw new TypeError(
      `The simulation "${name}" must have a whole number from 0 to ${most[field]} in \`${field}\`, not ${value}.`,
    );
  }
}

function isWhole(value: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= 0 && value <= most;
}
