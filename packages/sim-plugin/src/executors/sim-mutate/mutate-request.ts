import { parseLevel, parseSeed } from '@gossip/sim-runtime/results';
import type { Level } from '@gossip/sim-runtime/sim';
import { availableParallelism } from 'node:os';
import { ALL_SEEDS, type SimConfig } from '../../config/sim-config.js';
import { SimPluginError } from '../../errors.js';
import { malformedScore, unknownOperator } from '../../mutation/mutation-errors.js';
import { OPERATOR_NAMES, type OperatorName } from '../../mutation/operators/operator-name.js';
import type { SeedRange } from '../../sweep/seeds/seed-range.js';
import { malformedNumber } from '../sim-run/request-errors.js';
import type { SimMutateOptions } from './options.js';

/** What was asked for, checked, with all defaults filled in. */
export interface MutateRequest {
  readonly level: Level;
  /** The level as the options spell it, by which Nx looks for the report. */
  readonly levelSpelling: string;
  readonly seeds: SeedRange;
  /** The seeds of a service, whose runs cost tens of milliseconds. */
  readonly seedsOfService: SeedRange;
  /** Where the first seed comes from, in words. */
  readonly seedOrigin: string;
  readonly operators: ReadonlySet<OperatorName>;
  /** The least score that passes, in hundredths of a percent. */
  readonly minPoints?: number;
  readonly since?: string;
  /** How many states an exploration visits for each mutant that the seeds leave alive. */
  readonly exploreStates: number;
  readonly workers: number;
  readonly watchdogMs: number;
  readonly typecheck: boolean;
}

const DEFAULT_LEVEL = 'stormy';
const DEFAULT_WATCHDOG_S = 10;
const DEFAULT_STATES = 2_000;
/** The most seeds that a mutant of a service has to survive, unless a command says otherwise. */
const SEEDS_OF_SERVICE = 20;
const MOST_STATES = 1_000_000;

/**
 * Reads the options.
 *
 * @throws SimPluginError in one sentence when something is not what it should be
 */
export function mutateRequest(
  options: SimMutateOptions,
  { seeds: defaultSeeds, mutate }: Pick<SimConfig, 'seeds' | 'mutate'>,
): MutateRequest {
  const levelSpelling = String(options.level ?? DEFAULT_LEVEL);
  const level = inOneSentence(() => parseLevel(levelSpelling));
  const { firstSeed, since } = options;
  const minScore = options.minScore ?? mutate.minScore;
  const first = firstSeed === undefined ? 0 : inOneSentence(() => parseSeed(String(firstSeed)));
  const given = wholeNumber('seeds', options.seeds, ALL_SEEDS);
  const count = given ?? defaultSeeds[level];
  return {
    level,
    levelSpelling,
    seeds: { first, count },
    seedsOfService: { first, count: given ?? Math.min(count, SEEDS_OF_SERVICE) },
    seedOrigin: firstSeed === undefined ? 'the default' : 'from --firstSeed',
    operators: operatorsOf(options.operators),
    ...(minScore === undefined ? {} : { minPoints: pointsOf(minScore) }),
    ...(since === undefined ? {} : { since }),
    exploreStates:
      wholeNumber('exploreStates', options.exploreStates, MOST_STATES, 0) ?? DEFAULT_STATES,
    workers: wholeNumber('workers', options.workers, 1_024) ?? availableParallelism(),
    watchdogMs: 1_000 * seconds('watchdog', options.watchdog),
    typecheck: options.skipTypecheck !== true,
  };
}

function operatorsOf(text: string | undefined): ReadonlySet<OperatorName> {
  if (text === undefined) return new Set(OPERATOR_NAMES);
  return new Set(
    text.split(',').map((part) => {
      const name = OPERATOR_NAMES.find((known) => known === part.trim());
      if (name === undefined) throw unknownOperator(part.trim(), OPERATOR_NAMES);
      return name;
    }),
  );
}

/** In hundredths of a percent, which are whole numbers. */
function pointsOf(value: string | number): number {
  const [, whole = '', fraction = ''] = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(String(value)) ?? [];
  const points = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  if (whole === '' || points > 10_000) throw malformedScore(value);
  return points;
}

function wholeNumber(
  option: string,
  value: string | number | undefined,
  largest: number,
  least = 1,
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(String(value)) ? Number(value) : Number.NaN;
  if (number >= least && number <= largest) return number;
  throw malformedNumber(option, value, `a whole number from ${least} to ${largest}`);
}

function seconds(option: string, value: string | number | undefined): number {
  if (value === undefined) return DEFAULT_WATCHDOG_S;
  const number = Number(value);
  if (String(value).trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw malformedNumber(option, value, 'a number of seconds above 0');
}

/** The runtime's own sentences are made for users. */
function inOneSentence<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new SimPluginError(error.message) : error;
  }
}
