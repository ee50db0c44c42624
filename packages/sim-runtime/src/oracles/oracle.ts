/**
 * What a check says: `true` when all is well, `false` when not, or a sentence that says what is
 * wrong, which is a violation too.
 */
export type Verdict = boolean | string;

/** When an oracle is asked and what its answer means: see the functions of these names. */
export type OracleKind = 'always' | 'never' | 'eventually' | 'sometimes' | 'todo';

/**
 * Something that a simulation demands of every universe, or counts in it.
 *
 * Oracles observe the world from outside and keep their own history.
 */
export interface Oracle<World> {
  /** As reports, plans and `--only` speak of it; unique in its simulation. */
  readonly name: string;
  /** When it is asked, and what its answer means. */
  readonly kind: OracleKind;
  /** For `eventually`: how many ticks after healing it may take to come true. */
  readonly withinTicks: number;
  /** Check after every k-th event only; 1 is after each. For checks that look at every node. */
  readonly everyEvents: number;
  /**
   * The history at the start of a run, made anew for each: all that the check remembers from event to
   * event. `undefined` for a check that remembers nothing.
   */
  readonly history: () => unknown;
  /**
   * The check.
   *
   * @param world - the world after an event
   * @param history - the history of this run, which the check updates in place
   */
  readonly check: (world: World, history: unknown) => Verdict;
  /**
   * Whether the verdict on a run is unknown: neither that it holds nor that it is violated. Asked at the end of a run, of
   * its history. Absent for an oracle that always knows.
   *
   * @param history - the history of the run
   */
  readonly isUnknown?: (history: unknown) => boolean;
  /**
   * How many events of clients' calls it looked at in a run. Asked at the end of a run, of its history. Absent for an
   * oracle that is not about the order of calls.
   *
   * @param history - the history of the run
   */
  readonly callEvents?: (history: unknown) => number;
  /**
   * Makes a history and gives the check bound to it.
   *
   * @deprecated Use `history` and `check`: a history that is a value can be copied and compared.
   */
  readonly begin: () => (world: World) => Verdict;
}

/** The options of most oracles. */
export interface OracleOptions<History> {
  /**
   * Makes what the check remembers from event to event, anew for each run. Plain data (records, lists,
   * maps, sets, numbers, texts) can be copied, which an exhaustive search needs in order to go on from one
   * state in several ways.
   */
  readonly history?: () => History;
  /** Check after every k-th event only. Default 1. */
  readonly everyEvents?: number;
}

/** The options of `eventually`. */
export type EventuallyOptions<History> = Omit<OracleOptions<History>, 'everyEvents'> & {
  /** How many ticks after healing it may take to come true: 1 or more. */
  readonly withinTicks: number;
};

/**
 * What a check is given where nothing says which world it is: one written in place, in a list. No
 * type can travel from a definition into a call inside it; into a function that writes the list it
 * can, and an annotation says it, too.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type UntypedWorld = any;

/**
 * A check of a world, and of what the oracle remembers of the run so far.
 *
 * @param world - what the oracle sees
 * @param history - what the oracle remembers of the run so far, which the check keeps up to date
 */
export type Check<World, History> = (world: World, history: History) => Verdict;

/** @internal */
export function makeOracle<World, History>(
  kind: OracleKind,
  name: string,
  check: Check<World, History>,
  options: OracleOptions<History> & { readonly withinTicks?: number },
): Oracle<World> {
  requireNameAndCheck(kind, name, check);
  const everyEvents = positive(options.everyEvents ?? 1, `everyEvents of the oracle "${name}"`);
  const withinTicks = positive(options.withinTicks ?? 1, `withinTicks of the oracle "${name}"`);
  const history = options.history ?? noHistory;
  const begin = () => {
    const ofRun = history() as History;
    return (world: World) => check(world, ofRun);
  };
  const untyped = check as (world: World, history: unknown) => Verdict;
  return { name, kind, withinTicks, everyEvents, history, check: untyped, begin };
}

/**
 * Sees that an oracle's arguments are a name and a check: code without types may swap them.
 *
 * @internal
 */
export function requireNameAndCheck(kind: OracleKind, name: unknown, check: unknown): void {
  if (typeof name === 'string' && name !== '' && typeof check === 'function') return;
  const given = [name, check].map((argument) =>
    argument === '' ? 'an empty text' : typeof argument,
  );
  throw new TypeError(
    `${kind}(name, check) takes a name as its first argument and a function as its second, not ${given.join(' and ')}.`,
  );
}

function noHistory(): undefined {
  return undefined;
}

function positive(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new RangeError(`${what} must be a whole number from 1, not ${value}.`);
  }
  return value;
}
