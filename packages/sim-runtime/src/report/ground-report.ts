import { type FaultKind } from '../faults/fault-kind.js';
import { type FirstReached } from '../sweep/first-reached.js';
import { type Ground, MOST_GROUND } from '../sweep/ground.js';
import { MOST_STRUCK, type StrikeGround } from '../sweep/strike-sum.js';
import { formatCount } from './figures.js';

/** In which states of the module one fault struck, in the runs that were looked at. */
export interface StrikeReport {
  /** The fault. */
  readonly fault: FaultKind;
  /** How often it struck in these runs: 1 or more. */
  readonly strikes: number;
  /** How many of these strikes found the module in its initial state. */
  readonly initial: number;
  /**
   * In how many kinds of states it found the module: the kinds of states of all parties together, whichever party
   * has which.
   */
  readonly states: number;
  /** Whether there were more states than are counted: their number is a lower bound then. */
  readonly isCut: boolean;
}

/** A number in the states of parties, or the size of a list, map or set in them, that had one value in a whole sweep. */
export interface ConstantNumber {
  /** The names of its fields, with dots between; those of a coordinator and of a stage begin with "state". */
  readonly name: string;
  /** Its value. */
  readonly value: 0 | 1;
}

/** The kinds of states that a sweep reached, and whether it still finds more. */
export interface GroundReport {
  /** In how many runs it was looked at: one seed in eight is. */
  readonly seeds: number;
  /** How many kinds of states of a party were reached. */
  readonly states: number;
  /** How many steps between two of them were taken. */
  readonly transitions: number;
  /** How many of these states the last tenth of the seeds was the first to reach. */
  readonly newStates: number;
  /** How many of these steps the last tenth of the seeds was the first to take. */
  readonly newTransitions: number;
  /** How many seeds at the end of the sweep reached nothing new. */
  readonly seedsSinceNew: number;
  /** Whether there were more than are counted: the figures are lower bounds then. */
  readonly isCut: boolean;
  /** In which states each fault struck, in the order of the faults' table; absent where none did. */
  readonly struck?: readonly StrikeReport[];
  /**
   * The numbers and sizes that were 0 whenever they were looked at, or 1 whenever they were; absent for none. At most
   * 200 names are looked at, and fields two levels deep.
   */
  readonly neverGrew?: readonly ConstantNumber[];
}

/**
 * Says what a sweep reached.
 *
 * @param ground - the fingerprints that its seeds reached
 * @param first - the first seed of the sweep
 * @param count - how many seeds it had
 */
export function groundReport(ground: Ground, first: number, count: number): GroundReport {
  const { seeds, states, transitions, struck, numbers = [] } = ground;
  const placeOf = ([, seed]: FirstReached): number => (seed - first) >>> 0;
  const isNew = (reached: FirstReached): boolean => placeOf(reached) >= count - count / 10;
  const last = [...states, ...transitions].reduce(
    (place, reached) => Math.max(place, placeOf(reached)),
    0,
  );
  const neverGrew = numbers.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
  return {
    seeds,
    states: states.length,
    transitions: transitions.length,
    newStates: states.filter(isNew).length,
    newTransitions: transitions.filter(isNew).length,
    seedsSinceNew: Math.max(0, count - 1 - last),
    isCut: states.length >= MOST_GROUND || transitions.length >= MOST_GROUND,
    ...(struck === undefined ? {} : { struck: struck.map(strikeReport) }),
    ...(neverGrew.length > 0 && { neverGrew }),
  };
}

function strikeReport({ states, ...strikes }: StrikeGround): StrikeReport {
  return { ...strikes, states: states.length, isCut: states.length >= MOST_STRUCK };
}

/** So many seeds without anything new are needed to speak of an end. */
const LEAST_QUIET_SEEDS = 100;

/**
 * Whether a sweep is worth going on with, as a sentence without a full stop.
 *
 * @param ground - what it reached
 * @param count - how many seeds it had
 */
export function groundSentence(ground: GroundReport, count: number): string {
  const { newStates, newTransitions, seedsSinceNew, isCut } = ground;
  if (isCut) return 'more than are counted: still finding new ground';
  if (seedsSinceNew >= Math.max(LEAST_QUIET_SEEDS, count / 10))
    return `the last ${formatCount(seedsSinceNew)} seeds reached nothing new`;
  const found = newStates + newTransitions;
  if (found === 0) return 'nothing new in the last tenth: too few seeds to tell';
  return `${formatCount(found)} new in the last tenth: still finding new ground, run more`;
}

/** Fewer runs say little of what never grows. */
const LEAST_SEEDS = 10;
/** So many names are said. */
const MOST_NAMES = 5;

/**
 * The numbers that never grew, as a sentence without a full stop; `undefined` where none is to be spoken of.
 *
 * @param ground - what a sweep reached
 */
export function neverGrewSentence({ seeds, neverGrew = [] }: GroundReport): string | undefined {
  if (seeds < LEAST_SEEDS || neverGrew.length === 0) return undefined;
  const named = neverGrew.slice(0, MOST_NAMES).map(({ name, value }) => `${name} (${value})`);
  const others = neverGrew.length - named.length;
  const rest = others > 0 ? ` and ${formatCount(others)} more` : '';
  return `never grew: ${named.join(', ')}${rest}`;
}
