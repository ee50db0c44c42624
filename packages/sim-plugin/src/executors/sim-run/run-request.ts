import { EXPORT_FORMATS, parseLevel, parseSeed } from '@gossip/sim-runtime/results';
import type { ExportFormat, Level } from '@gossip/sim-runtime/sim';
import { availableParallelism } from 'node:os';
import { SimPluginError } from '../../errors.js';
import { isModuleName } from '../../config/module-name.js';
import { ALL_SEEDS, type SimConfig } from '../../config/sim-config.js';
import { seedOfTask } from '../../sweep/seeds/seed-of-task.js';
import { parseShard } from '../../sweep/seeds/shard.js';
import type { Limits } from '../../sweep/worker/session.js';
import type { SimRunOptions } from './options.js';
import type { LevelSpelling } from './result-folder.js';
import { isSweep, type Sweep, type Target } from './target.js';
import {
  cannotBeStable,
  cannotWatch,
  conflictingOptions,
  invalidRegressionName,
  malformedNumber,
  needsSingleRun,
  shardOfOtherMerge,
  unknownExport,
} from './request-errors.js';

/** The checked options of a run, with all defaults filled in. */
export interface RunRequest {
  readonly target: Target;
  /** How the options spell its level, where it is them that choose it. */
  readonly levelSpelling?: LevelSpelling;
  readonly limits: Limits;
  readonly watchdogMs: number;
  readonly workers: number;
  /** The interval of audits, in seeds: every seed of this distance is run twice. 0 for none. */
  readonly auditEvery: number;
  readonly shrink: boolean;
  readonly trace: boolean;
  readonly requireCoverage: boolean;
  /** How many seeds must have reached nothing new for a sweep to end; absent where it ends with its seeds. */
  readonly untilStable?: number;
  /** Whether a run passes in which nothing was demanded, or nothing could happen. */
  readonly allowEmpty: boolean;
  /** Whether to do the run under a debugger. */
  readonly inspect: boolean;
  /** Whether to run again after each change of the code. */
  readonly watch: boolean;
  /** The formats in which runs are written for other tools. */
  readonly exports: readonly ExportFormat[];
  /** Under which name to keep the run as a regression test. */
  readonly save?: string;
}

export interface RequestContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly defaultSeeds: SimConfig['seeds'];
  /** Whether the command line or a configuration gives the level, as opposed to the target's default. */
  readonly isLevelChosen: boolean;
}

const DEFAULT_WATCHDOG_S = 10;
const MOST_SHARDS = 1_000;
const FROM_OPTION = 'from --firstSeed';
const FROM_CODE = "from the simulation's code";
/** One seed in so many is looked at for the ground that it reaches. */
const LEAST_QUIET_SEEDS = 8;
/** An audit is slow: it compares all that happens in two runs. */
const DEFAULT_AUDIT_EVERY = 50;

/**
 * Reads the options, and the environment where an option is missing.
 *
 * @throws SimPluginError in one sentence when something is not what it should be
 */
export function runRequest(options: SimRunOptions, context: RequestContext): RunRequest {
  const target = targetOf(options, context);
  const levelSpelling = spellingOf(options, context);
  refuseSweeps(options, target);
  refuseWatching(options);
  const maxEvents = wholeNumber('maxEvents', options.maxEvents, Number.MAX_SAFE_INTEGER);
  const audit = wholeNumber('audit', options.audit, ALL_SEEDS, 0);
  const untilStable = wholeNumber('untilStable', options.untilStable, ALL_SEEDS, LEAST_QUIET_SEEDS);
  if (untilStable !== undefined) refuseOfStable(options, target);
  return {
    target,
    ...(levelSpelling === undefined ? {} : { levelSpelling }),
    limits: {
      ...(maxEvents === undefined ? {} : { maxEvents }),
      ...(options.only === undefined ? {} : { only: options.only }),
    },
    watchdogMs: 1_000 * (positiveNumber('watchdog', options.watchdog) ?? DEFAULT_WATCHDOG_S),
    workers: wholeNumber('workers', options.workers, 1_024) ?? availableParallelism(),
    // Under a debugger, every breakpoint of a second run would hit again.
    auditEvery: options.inspect === true ? 0 : auditEvery(target, audit),
    shrink: options.shrink ?? target.kind !== 'plan',
    trace: options.trace ?? false,
    ...(options.save === undefined ? {} : { save: regressionName(options.save) }),
    inspect: options.inspect ?? false,
    exports: exportsOf(options.export ?? ''),
    watch: options.watch ?? false,
    allowEmpty: options.allowEmpty ?? false,
    ...(untilStable === undefined ? {} : { untilStable }),
    requireCoverage: isSweep(target) && (options.requireCoverage ?? false),
  };
}

function targetOf(options: SimRunOptions, context: RequestContext): Target {
  refuseConflicts(options);
  if (options.plan !== undefined) return { kind: 'plan', file: options.plan };
  const level = levelOf(options, context);
  if (options.seed !== undefined) {
    return { kind: 'seed', level, seed: seed(options.seed), origin: 'from --seed' };
  }
  const { SIM_SEED } = context.environment;
  if (isGiven(SIM_SEED) && !SWEEP_OPTIONS.some((option) => options[option] !== undefined)) {
    return { kind: 'seed', level, seed: seed(SIM_SEED), origin: 'from SIM_SEED' };
  }
  return sweepOf(level, options, context);
}

function sweepOf(level: Level, options: SimRunOptions, context: RequestContext): Sweep {
  const pinned = options.firstSeed === undefined ? {} : { first: seed(options.firstSeed) };
  const shards = wholeNumber('merge', options.merge, MOST_SHARDS);
  if (options.shard !== undefined) {
    const shard = parseShard(options.shard);
    if (shards !== undefined && shards !== shard.of) throw shardOfOtherMerge(options.shard, shards);
    const count = seedCount(level, options, context);
    const origin = pinned.first === undefined ? FROM_CODE : FROM_OPTION;
    const isMerged = shards !== undefined;
    return { kind: 'shard', level, shard, count, ...pinned, origin, isMerged };
  }
  if (shards !== undefined) {
    const count = wholeNumber('seeds', options.seeds, ALL_SEEDS);
    return { kind: 'merge', level, shards, ...pinned, ...(count === undefined ? {} : { count }) };
  }
  const { first, origin } = firstSeed(options, context);
  return {
    kind: 'sweep',
    level,
    seeds: { first, count: seedCount(level, options, context) },
    origin,
  };
}

const SWEEP_OPTIONS = ['seeds', 'firstSeed', 'shard', 'merge'] as const;

function refuseConflicts(options: SimRunOptions): void {
  const chosen = (['plan', 'seed', ...SWEEP_OPTIONS] as const).filter(
    (option) => options[option] !== undefined,
  );
  const [first, second] = chosen;
  if ((first === 'plan' || first === 'seed') && second !== undefined) {
    throw conflictingOptions(first, second);
  }
}

/** What only makes sense for one run. */
function refuseSweeps({ trace, inspect, save }: SimRunOptions, target: Target): void {
  if (!isSweep(target)) return;
  if (trace === true) throw needsSingleRun('trace', 'tells');
  if (inspect === true) throw needsSingleRun('inspect', 'steps through');
  if (save !== undefined) throw needsSingleRun('save', 'keeps');
}

/** Refuses what a sweep without a fixed end cannot be. */
function refuseOfStable(options: SimRunOptions, target: Target): void {
  for (const option of ['shard', 'merge', 'watch'] as const) {
    if (options[option] !== undefined && options[option] !== false) throw cannotBeStable(option);
  }
  if (target.kind === 'seed' || target.kind === 'plan') throw cannotBeStable(target.kind);
}

/** Refuses what is for a run that is done once. */
function refuseWatching(options: SimRunOptions): void {
  if (options.watch !== true) return;
  for (const option of ['shard', 'merge', 'save', 'inspect'] as const) {
    if (options[option] !== undefined && options[option] !== false) throw cannotWatch(option);
  }
}

function exportsOf(text: string): readonly ExportFormat[] {
  const names = text.split(',').map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))].map((name) => {
    const format = EXPORT_FORMATS.find((known) => known === name);
    if (format === undefined) throw unknownExport(name, EXPORT_FORMATS);
    return format;
  });
}

function regressionName(name: string): string {
  if (!isModuleName(name)) throw invalidRegressionName(name);
  return name;
}

function levelOf(options: SimRunOptions, context: RequestContext): Level {
  const text = levelOfEnvironment(context) ?? String(options.level ?? 'sunny');
  return inOneSentence(() => parseLevel(text));
}

/** As the options have it, which is all that Nx knows when it looks for files. */
function spellingOf(options: SimRunOptions, context: RequestContext): LevelSpelling | undefined {
  const isTheirs = options.plan === undefined && levelOfEnvironment(context) === undefined;
  return isTheirs && options.level !== undefined
    ? (String(options.level) as LevelSpelling)
    : undefined;
}

function levelOfEnvironment({ environment, isLevelChosen }: RequestContext): string | undefined {
  const { SIM_LEVEL } = environment;
  return isLevelChosen || !isGiven(SIM_LEVEL) ? undefined : SIM_LEVEL;
}

function firstSeed(
  options: SimRunOptions,
  { environment }: RequestContext,
): { readonly first: number; readonly origin: string } {
  if (options.firstSeed !== undefined) {
    return { first: seed(options.firstSeed), origin: FROM_OPTION };
  }
  const { NX_TASK_HASH } = environment;
  return isGiven(NX_TASK_HASH)
    ? { first: seedOfTask(NX_TASK_HASH), origin: 'from the task hash' }
    : { first: 0, origin: 'the default outside of Nx tasks' };
}

function seedCount(
  level: Level,
  options: SimRunOptions,
  { environment, defaultSeeds }: RequestContext,
): number {
  const { SIM_SEEDS } = environment;
  return (
    wholeNumber('seeds', options.seeds, ALL_SEEDS) ??
    wholeNumber('SIM_SEEDS', isGiven(SIM_SEEDS) ? SIM_SEEDS : undefined, ALL_SEEDS) ??
    defaultSeeds[level]
  );
}

function auditEvery(target: Target, audit: number | undefined): number {
  if (audit === 0) return 0;
  if (!isSweep(target)) return 1;
  const seeds = target.kind === 'sweep' ? target.seeds.count : (target.count ?? 0);
  return audit === undefined ? DEFAULT_AUDIT_EVERY : Math.ceil(seeds / audit);
}

function seed(value: string | number): number {
  return inOneSentence(() => parseSeed(String(value)));
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

function positiveNumber(option: string, value: string | number | undefined): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (String(value).trim() !== '' && Number.isFinite(number) && number > 0) return number;
  throw malformedNumber(option, value, 'a number of seconds above 0');
}

/** An environment variable that is set to nothing says nothing. */
function isGiven(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

/** The runtime's own sentences are made for users. */
function inOneSentence<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw error instanceof RangeError ? new SimPluginError(error.message) : error;
  }
}
