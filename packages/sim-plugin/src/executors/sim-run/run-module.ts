import type { Level, Plan, ShardReport, Tally } from '@gossip/sim-runtime/sim';
import type { ModuleConfig } from '../../config/sim-config.js';
import type { ReportedRun } from '../../results/report/result-files.js';
import { drawPlan, lookIntoFailures } from '../../results/bugs/look-into-failures.js';
import { unknownOracle } from '../../sweep/module/module-errors.js';
import { runOnce } from '../../sweep/module/run-once.js';
import { type PreparedModule, withModule } from '../../sweep/module/with-module.js';
import { sweep, type Swept } from '../../sweep/pool/sweep.js';
import type { SeedRange } from '../../sweep/seeds/seed-range.js';
import type { ProgressLine } from '../../sweep/progress-line.js';
import type { SimulationFacts, Subject } from '../../sweep/worker/session.js';
import { mergeShards } from './merge/merge-shards.js';
import { partOf } from './merge/part-of-sweep.js';
import type { RunRequest } from './run-request.js';
import type { WholeSweep } from './target.js';
import { sweepUntilStable } from './until-stable.js';

/** One module of a project. */
export interface ModuleTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The module's entry in the project's sim.config.json. */
  readonly declared: ModuleConfig;
  /** The module's name, where the project has several. */
  readonly module?: string;
  readonly request: RunRequest;
  /** The content of the plan file, where a plan is replayed. */
  readonly plan?: unknown;
  readonly progress: Pick<ProgressLine, 'begin' | 'end'>;
  /** Ends the run before its time. */
  readonly signal: AbortSignal;
}

/** The outcome of running one module. */
export interface ModuleOutcome extends ReportedRun {
  /** Everything that happened, where a single run was asked for. */
  readonly story?: readonly string[];
  /** The error that left seeds undone. */
  readonly trouble?: Error;
  /** The source files of the simulation: absolute paths. */
  readonly sources: readonly string[];
}

interface Run {
  readonly level: Level;
  readonly firstSeed: number;
  readonly origin: string;
  readonly tally: Tally;
  readonly requestedSeeds?: number;
  readonly shard?: ShardReport;
  readonly mergedShards?: number;
  /** The error that left seeds undone. */
  readonly trouble?: Error;
  readonly elapsedMs: number;
  readonly traceHash?: number;
  readonly contentHash?: number;
  readonly unseen?: string;
  readonly story?: readonly string[];
  /** The plan that was replayed. */
  readonly plan?: Plan;
}

/**
 * Runs one module as was asked: its seeds or its plan, and then the failures again, to find their bugs.
 *
 * @throws SimPluginError when it cannot be run at all
 */
export function runModule(task: ModuleTask): Promise<ModuleOutcome> {
  const source = { ...task, watchdogMs: task.request.watchdogMs };
  return withModule(source, (module) => runPrepared(module, task));
}

/**
 * Runs a module that has been prepared, as `runModule` does.
 *
 * @throws SimPluginError when it cannot be run at all
 */
export async function runPrepared(
  module: PreparedModule,
  task: ModuleTask,
): Promise<ModuleOutcome> {
  const { request } = task;
  checkOracle(request, module.facts);
  const run = await execute(module, task);
  const { level, tally, plan, story } = run;
  const {
    findings,
    unsorted,
    trouble = run.trouble,
  } = await lookIntoFailures(module.pool, tally.failures, {
    workspaceRoot: task.workspaceRoot,
    level,
    limits: request.limits,
    shrink: request.shrink && !task.signal.aborted,
    ...(plan === undefined ? {} : { plan }),
  });
  const diagram =
    plan === undefined || tally.failures.length > 0
      ? undefined
      : await drawPlan(module.pool, plan, request.limits);
  return {
    facts: module.facts,
    sources: module.bundle.sources,
    tally,
    context: { ...contextOf(run, request), unsorted },
    findings,
    ...(story === undefined ? {} : { story }),
    ...(plan === undefined ? {} : { plan }),
    ...(diagram === undefined ? {} : { diagram }),
    ...(trouble === undefined ? {} : { trouble }),
  };
}

function checkOracle({ limits }: RunRequest, { name, oracles }: SimulationFacts): void {
  if (limits.only !== undefined && !oracles.includes(limits.only)) {
    throw unknownOracle(limits.only, name, oracles);
  }
}

async function execute(module: PreparedModule, task: ModuleTask): Promise<Run> {
  const { request, plan } = task;
  const { target } = request;
  const { facts, bundle } = module;
  switch (target.kind) {
    case 'sweep':
      return sweepAll(module, task, target);
    case 'shard': {
      const { seeds, shard } = partOf(target, request.limits, bundle.fingerprint);
      const run = await sweepAll(module, task, { ...target, seeds });
      return { ...run, shard };
    }
    case 'merge':
      return mergeShards({ ...task, target }, { facts, fingerprint: bundle.fingerprint });
    case 'seed':
      return runSingle(module, request, target, target.origin);
    case 'plan':
      return runSingle(module, request, { kind: 'plan', plan, where: target.file }, 'from --plan');
  }
}

async function sweepAll(
  { pool }: PreparedModule,
  { request, progress, signal }: ModuleTask,
  { level, seeds, origin }: Pick<WholeSweep, 'level' | 'seeds' | 'origin'>,
): Promise<Run> {
  const { limits, workers, auditEvery, untilStable } = request;
  const startMs = performance.now();
  const sweepRange = (range: SeedRange): Promise<Swept> => {
    const onBatch = progress.begin(range.count);
    const asked = { level, seeds: range, limits, workers, auditEvery, onBatch, signal };
    return sweep(pool, asked).finally(() => progress.end());
  };
  const { seeds: all, ...swept } =
    untilStable === undefined
      ? { ...(await sweepRange(seeds)), seeds }
      : await sweepUntilStable(seeds, untilStable, sweepRange);
  const elapsedMs = performance.now() - startMs;
  const requestedSeeds = all.count;
  return { ...swept, level, firstSeed: seeds.first, origin, requestedSeeds, elapsedMs };
}

async function runSingle(
  module: PreparedModule,
  { limits, auditEvery, inspect }: RunRequest,
  subject: Subject,
  origin: string,
): Promise<Run> {
  const run = await runOnce(module, { subject, limits, audit: auditEvery > 0, inspect });
  const { level, seed } = run.plan;
  return { ...run, level, firstSeed: seed, origin };
}

function contextOf(
  { level, firstSeed, origin, plan, ...run }: Run,
  { allowEmpty }: RunRequest,
): ReportedRun['context'] {
  const { elapsedMs, requestedSeeds, shard, mergedShards, traceHash, contentHash, unseen } = run;
  return {
    level,
    firstSeed,
    seedOrigin: origin,
    elapsedMs,
    // A recording demands that everything comes out as it was recorded.
    allowEmpty: allowEmpty || plan?.recording !== undefined,
    ...(requestedSeeds === undefined ? {} : { requestedSeeds }),
    ...(shard === undefined ? {} : { shard }),
    ...(mergedShards === undefined ? {} : { mergedShards }),
    ...(traceHash === undefined ? {} : { traceHash }),
    ...(contentHash === undefined ? {} : { contentHash }),
    ...(unseen === undefined ? {} : { unseen }),
  };
}
