import { MOST_DRAWS } from './choices.js';
import { ExplorationError } from './exploration-error.js';

/** How much may happen in an explored universe. */
export interface UniverseBounds {
  /** The most operations, all parties together, or the records of a pipeline's input: 0 or more. */
  readonly operations: number;
  /** The most actors or nodes, 1 or more; never more than the simulation has. */
  readonly parties: number;
  /** The most lost messages, or failed port calls: 0 or more. */
  readonly losses: number;
  /** The most duplicated messages: 0 or more. */
  readonly duplications: number;
  /** The most crashes, each with the restart that follows: 0 or more. */
  readonly crashes: number;
  /** The most steps of the clock, or the timeouts of each node of a gossip simulation: 0 or more. */
  readonly clockSteps: number;
  /**
   * The most values that are tried of each draw of an operation, 1 to 4: all values where there are no more,
   * else the least, the greatest and the middle one, as many as allowed.
   */
  readonly draws: number;
}

/** Bounds that end within seconds on the modules that the generator writes. */
export const DEFAULT_BOUNDS: Readonly<
  Record<'coordination' | 'gossip' | 'pipeline', UniverseBounds>
> = {
  coordination: {
    operations: 4,
    parties: 2,
    losses: 1,
    duplications: 0,
    crashes: 0,
    clockSteps: 2,
    draws: 3,
  },
  pipeline: {
    operations: 20,
    parties: 1,
    losses: 2,
    duplications: 0,
    crashes: 1,
    clockSteps: 0,
    draws: 3,
  },
  gossip: {
    operations: 2,
    parties: 2,
    losses: 1,
    duplications: 0,
    crashes: 0,
    clockSteps: 1,
    draws: 1,
  },
};

/** The names of the bounds, in the order of reports. */
export const BOUND_NAMES = [
  'operations',
  'parties',
  'losses',
  'duplications',
  'crashes',
  'clockSteps',
  'draws',
] as const satisfies readonly (keyof UniverseBounds)[];

/**
 * Bounds with their defaults.
 *
 * @throws ExplorationError when one is out of range, or they allow nothing to happen
 */
export function completeBounds(
  bounds: Partial<UniverseBounds>,
  defaults: UniverseBounds,
  most: { readonly parties: number },
): UniverseBounds {
  const complete = { ...defaults };
  for (const name of BOUND_NAMES) {
    const value = bounds[name] ?? defaults[name];
    const [least, greatest] =
      name === 'parties' ? [1, 1_000] : name === 'draws' ? [1, MOST_DRAWS] : [0, 1_000];
    if (!Number.isInteger(value) || value < least || value > greatest) {
      throw new ExplorationError(
        `The bound "${name}" must be a whole number from ${least} to ${greatest}, and it is ${value}.`,
      );
    }
    complete[name] = name === 'parties' ? Math.min(value, most.parties) : value;
  }
  return complete;
}
