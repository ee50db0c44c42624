import {
  buildReport,
  groupFailures,
  type Level,
  type Plan,
  type SimulationReport,
  type Tally,
} from '@gossip/sim-runtime/sim';
import { bundleSimulation } from '../../sweep/bundle/bundle-simulation.js';
import { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { sweep } from '../../sweep/pool/sweep.js';
import { tallyOfLoss } from '../../sweep/pool/tally-of-loss.js';
import { WorkerLost } from '../../sweep/pool/worker-lost.js';
import { type SimulationFacts, type Subject } from '../../sweep/worker/session.js';
import { type Finding, lookIntoBugs } from './look-into-bugs.js';
import { type ProgressLine } from './progress-line.js';
import { unfitPlan, unknownOracle } from './request-errors.js';
import { type RunRequest } from './run-request.js';

/** One module of a project. */
export interface ModuleTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The file that exports the simulation, relative to the project's root. */
  readonly simulation: string;
  readonly request: RunRequest;
  /** What the plan file holds, where a plan is replayed. */
  readonly plan?: unknown;
  readonly progress: ProgressLine;
  /** Ends the run before its time. */
  readonly signal: AbortSignal;
}

/** What running one module came to. */
export interface ModuleOutcome {
  readonly level: Level;
  readonly report: Omit<SimulationReport, 'bugs'>;
  readonly findings: readonly Finding[];
  /** Everything that happened, where a single run was asked for. */
  readonly story?: readonly string[];
  /** The plan of that run. */
  readonly plan?: Plan;
}

interface Run {
  readonly level: Level;
  readonly firstSeed: number;
  readonly origin: string;
  readonly tally: Tally;
  readonly requestedSeeds?: number;
  readonly elapsedMs: number;
  readonly traceHash?: number;
  readonly story?: readonly string[];
  /** The plan that was replayed. */
  readonly plan?: Plan;
}

/**
 * Runs one module as was asked: bundles it, runs its seeds or its plan, and looks into what failed.
 *
 * @throws SimPluginError when it cannot be run at all
 */
export async function runModule(task: ModuleTask): Promise<ModuleOutcome> {
  const { request, projectRoot, simulation } = task;
  const source = `${projectRoot}/${simulation}`;
  const bundle = await bundleSimulation(task);
  const pool = new SimulationPool({
    workspaceRoot: task.workspaceRoot,
    file: bundle.file,
    source,
    watchdogMs: request.watchdogMs,
  });
  try {
    const facts = await pool.with((worker) => worker.call('facts'));
    checkOracle(request, facts);
    const run = await execute(pool, task);
    const { limits, shrink } = request;
    const findings = await lookIntoBugs(pool, groupFailures(run.tally.failures), {
      workspaceRoot: task.workspaceRoot,
      level: run.level,
      limits,
      shrink: shrink && !task.signal.aborted,
      ...(run.plan === undefined ? {} : { plan: run.plan }),
    });
    return {
      level: run.level,
      report: reportOf(facts, run),
      findings,
      ...(run.story === undefined ? {} : { story: run.story }),
      ...(run.plan === undefined ? {} : { plan: run.plan }),
    };
  } finally {
    await pool.close();
    bundle.dispose();
  }
}

function checkOracle({ limits }: RunRequest, { name, oracles }: SimulationFacts): void {
  if (limits.only !== undefined && !oracles.includes(limits.only)) {
    throw unknownOracle(limits.only, name, oracles);
  }
}

async function execute(
  pool: SimulationPool,
  { request, plan, progress, signal }: ModuleTask,
): Promise<Run> {
  const { target, limits, workers, auditEvery } = request;
  switch (target.kind) {
    case 'sweep': {
      const { level, seeds, origin } = target;
      const startMs = performance.now();
      const onBatch = progress.begin(seeds.count);
      const asked = { level, seeds, limits, workers, auditEvery, onBatch, signal };
      const tally = await sweep(pool, asked).finally(() => progress.end());
      const elapsedMs = performance.now() - startMs;
      const requestedSeeds = seeds.count;
      return { level, firstSeed: seeds.first, origin, tally, requestedSeeds, elapsedMs };
    }
    case 'seed':
      return tellOne(pool, request, target, target.origin);
    case 'plan':
      return tellOne(pool, request, { kind: 'plan', plan, where: target.file }, 'from --plan');
  }
}

async function tellOne(
  pool: SimulationPool,
  { limits, auditEvery }: RunRequest,
  subject: Subject,
  origin: string,
): Promise<Run> {
  const plan = await pool.with((worker) => worker.call('plan', subject)).catch(rethrowUnfit);
  const { level, seed } = plan;
  const startMs = performance.now();
  const run = { level, firstSeed: seed, origin, plan };
  try {
    const account = await pool.with((worker) =>
      worker.call('tell', { subject, limits, audit: auditEvery > 0 }),
    );
    const { tally, traceHash, story } = account;
    return { ...run, tally, traceHash, story, elapsedMs: performance.now() - startMs };
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return { ...run, tally: tallyOfLoss(error, seed), elapsedMs: performance.now() - startMs };
  }
}

/** The runtime says in one sentence why a plan cannot be run. */
function rethrowUnfit(error: unknown): never {
  throw error instanceof TypeError ? unfitPlan(error.message) : error;
}

function reportOf(facts: SimulationFacts, run: Run): Omit<SimulationReport, 'bugs'> {
  const { level, firstSeed, origin, tally, requestedSeeds, elapsedMs, traceHash } = run;
  return buildReport({ ...facts, notClaimed: (asked) => facts.notClaimed[asked] }, tally, {
    level,
    firstSeed,
    seedOrigin: origin,
    elapsedMs,
    bugs: [],
    ...(requestedSeeds === undefined ? {} : { requestedSeeds }),
    ...(traceHash === undefined ? {} : { traceHash }),
  });
}
