import type { Level } from '@gossip/sim-runtime/sim';
import { UntrustedWorker } from '../../sweep/sweep-errors.js';
import { SimPluginError } from '../../errors.js';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { SimulationWorker, type WorkerSettings } from '../../sweep/pool/simulation-worker.js';
import { tallyOfLoss } from '../../sweep/pool/tally-of-loss.js';
import { WorkerLost } from '../../sweep/pool/worker-lost.js';
import type { Trial } from '../../sweep/worker/session.js';
import type { Mutant } from '../operators/mutant.js';
import type { SwitchedSite } from '../schemata/write-schemata.js';
import type { Coverage } from './coverage.js';
import type { Exploring } from './exploring.js';
import type { MutantTypes } from '../typecheck/mutant-types.js';
import { type Judged, killerOf, type Verdict } from './verdict.js';

/** The mutants of one function, and the places at which they are switched. */
export interface Unit {
  readonly mutants: readonly { readonly mutant: Mutant; readonly site: SwitchedSite['id'] }[];
}

/** What trials need to know. */
export interface TrialContext {
  readonly pool: SimulationPool;
  readonly settings: WorkerSettings;
  readonly level: Level;
  readonly coverage: Coverage;
  /** What TypeScript says of the mutants; absent where all count. */
  readonly types?: MutantTypes | undefined;
  /** What explores the mutants that the seeds leave alive; absent where nothing does. */
  readonly exploration?: Exploring | undefined;
  /** All seeds, for mutants of code that runs while the module is loaded. */
  readonly seeds: readonly number[];
  readonly workers: number;
  readonly onVerdict: (verdict: Verdict) => void;
  readonly signal: AbortSignal;
}

/** How many of the seeds that killed neighbours are tried first. */
const MOST_HINTS = 5;

/**
 * Tries mutants, each with one seed after the other until one of them objects. Workers take whole units,
 * so that the order of seeds, which depends on what killed the mutants before in the unit, and with it
 * every verdict, is the same whatever the number of workers.
 */
export async function tryMutants(
  units: readonly Unit[],
  context: TrialContext,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const left = [...units];
  const control = await controlOf(context);
  const lane = async (): Promise<void> => {
    for (let unit = left.shift(); unit !== undefined; unit = left.shift()) {
      judged.push(...(await tryUnit(unit, context, control)));
    }
  };
  await Promise.all(Array.from({ length: Math.min(context.workers, units.length) }, lane));
  return judged.sort((one, other) => one.mutant.id - other.mutant.id);
}

async function tryUnit(
  { mutants }: Unit,
  context: TrialContext,
  control: string,
): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const hints: number[] = [];
  for (const { mutant, site } of mutants) {
    if (context.signal.aborted) break;
    const verdict = await verdictOn(mutant, site, hints, context, control);
    if (verdict.kind === 'killed' && verdict.seed !== undefined) remember(hints, verdict.seed);
    context.onVerdict(verdict);
    judged.push({ mutant, verdict });
  }
  return judged;
}

/** The latest seed comes first. */
function remember(hints: number[], seed: number): void {
  const known = hints.indexOf(seed);
  if (known >= 0) hints.splice(known, 1);
  hints.unshift(seed);
  hints.splice(MOST_HINTS);
}

async function verdictOn(
  mutant: Mutant,
  site: number,
  hints: readonly number[],
  context: TrialContext,
  control: string,
): Promise<Verdict> {
  if (mutant.ignored !== undefined) return { kind: 'ignored', reason: mutant.ignored };
  const message = await context.types?.errorOf(mutant.id);
  if (message !== undefined) return { kind: 'invalid', message };
  const { coverage } = context;
  const reaching = coverage.seedsOf.get(site) ?? [];
  const isLoaded = coverage.loaded.has(site);
  if (!isLoaded && reaching.length === 0) {
    return explored(mutant, site, { kind: 'not-reached' }, context);
  }
  // Code that runs while the module is loaded may change every run.
  const seeds = isLoaded ? context.seeds : reaching;
  const hinted = hints.filter((seed) => seeds.includes(seed));
  const order = [...hinted, ...seeds.filter((seed) => !hinted.includes(seed))];
  if (isLoaded) return verdictOf(await tryLoaded(mutant, order, context));
  const verdict = verdictOf(await tryInPool(mutant, order, context, control));
  return explored(mutant, site, verdict, context);
}

/** Explores a mutant that no seed objects to. */
async function explored(
  mutant: Mutant,
  site: number,
  verdict: Verdict,
  { pool, exploration }: TrialContext,
): Promise<Verdict> {
  const isAlive = verdict.kind === 'survived' || verdict.kind === 'not-reached';
  if (!isAlive || exploration?.sites.has(site) !== true) return verdict;
  const { maxStates, maxSteps } = exploration;
  const runs = verdict.kind === 'survived' ? verdict.runs : 0;
  const { violation, states } = await pool.with((worker) =>
    worker.call('explore', { mutant: mutant.id, maxStates, maxSteps }),
  );
  if (violation === undefined) return { kind: 'survived', runs, states };
  const { oracle, message } = violation;
  return { kind: 'killed', by: killerOf(violation), oracle, message, runs, states };
}

function verdictOf({ runs, failure }: Trial): Verdict {
  if (failure === undefined) return { kind: 'survived', runs };
  const { seed, violation } = failure;
  const { oracle, message } = violation;
  // A module that does not load has no run.
  const found = runs === 0 ? {} : { seed };
  return { kind: 'killed', by: killerOf(violation), oracle, message, ...found, runs };
}

/** Tries a mutant in a worker that others use, too, unless it leaves something behind there. */
async function tryInPool(
  mutant: Mutant,
  seeds: readonly number[],
  context: TrialContext,
  control: string,
): Promise<Trial> {
  return context.pool.with(async (worker) => {
    const trial = await trialIn(worker, mutant, seeds, context);
    const isClean = worker.isLost || (await controlIn(worker, context)) === control;
    if (!isClean) await worker.stop();
    return trial;
  });
}

/** Tries a mutant in a worker in which it is switched on before the module is loaded. */
async function tryLoaded(
  mutant: Mutant,
  seeds: readonly number[],
  context: TrialContext,
): Promise<Trial> {
  let worker: SimulationWorker;
  try {
    worker = await SimulationWorker.start({ ...context.settings, mutant: mutant.id });
  } catch (error) {
    if (!(error instanceof SimPluginError)) throw error;
    return { runs: 0, failure: failureOfLoading(error, seeds) };
  }
  try {
    return await trialIn(worker, mutant, seeds, context);
  } finally {
    await worker.stop();
  }
}

function failureOfLoading(
  { message }: Error,
  [seed = 0]: readonly number[],
): NonNullable<Trial['failure']> {
  return { seed, violation: { oracle: 'the module is loaded', kind: 'exception', message, at: 0 } };
}

async function trialIn(
  worker: SimulationWorker,
  { id }: Mutant,
  seeds: readonly number[],
  { level, coverage: { limits, maxSteps } }: TrialContext,
): Promise<Trial> {
  try {
    return await worker.call('try', { mutant: id, level, seeds, limits, maxSteps });
  } catch (error) {
    if (error instanceof UntrustedWorker) return tampering(worker, error, seeds);
    if (!(error instanceof WorkerLost) || error.kind === 'silence') throw error;
    const seed = error.seed ?? seeds[0] ?? 0;
    const [failure] = tallyOfLoss(error, seed).failures;
    if (failure === undefined) throw error;
    return { runs: seeds.indexOf(seed) + 1, failure };
  }
}

/** A mutant that leaves a timer behind, or changes a built-in, is noticed by that. */
async function tampering(
  worker: SimulationWorker,
  { message }: Error,
  [seed = 0]: readonly number[],
): Promise<Trial> {
  await worker.stop();
  const violation = { oracle: NO_TAMPERING, kind: 'exception', message, at: 0 } as const;
  return { runs: 1, failure: { seed, violation } };
}

const NO_TAMPERING = 'the run leaves its worker as it was';

async function controlOf(context: TrialContext): Promise<string> {
  return context.pool.with((worker) => controlIn(worker, context));
}

async function controlIn(
  worker: SimulationWorker,
  { level, coverage: { cheapest, limits } }: TrialContext,
): Promise<string> {
  const { hash } = await worker.call('control', { level, seed: cheapest, limits });
  return hash;
}
