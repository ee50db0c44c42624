import {
  buildReport,
  type Diagram,
  type Level,
  type Plan,
  type ShardReport,
  type SimulationReport,
  type Tally,
} from '@gossip/sim-runtime/sim';
import type { ModuleConfig } from '../../config/sim-config.js';
import { SimPluginError } from '../../errors.js';
import { bundleSimulation } from '../../sweep/bundle/bundle-simulation.js';
import { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { sweep } from '../../sweep/pool/sweep.js';
import { tallyOfLoss } from '../../sweep/pool/tally-of-loss.js';
import { WorkerLost } from '../../sweep/pool/worker-lost.js';
import type { Account, SimulationFacts, Subject, TellRequest } from '../../sweep/worker/session.js';
import { drawPlan, type Finding, lookIntoBugs } from './look-into-bugs.js';
import { type Code, mergeShards } from './merge/merge-shards.js';
import { partOf } from './merge/part-of-sweep.js';
import type { ProgressLine } from './progress-line.js';
import { otherType, unfitPlan, unknownOracle } from './request-errors.js';
import type { RunRequest } from './run-request.js';
import { sortByCause, sortByOracle, type SortedFailures } from './sort-failures.js';
import type { WholeSweep } from './target.js';
import { tellUnderDebugger } from './tell-under-debugger.js';

/** One module of a project. */
export interface ModuleTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** What the project's sim.config.json says of it. */
  readonly declared: ModuleConfig;
  /** The module's name, where the project has several. */
  readonly module?: string;
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
  /** That run as a picture, where it went well: each bug has a picture of its own. */
  readonly diagram?: Diagram;
  /** Why seeds were left undone, where nobody asked for that. */
  readonly trouble?: Error;
}

interface Run {
  readonly level: Level;
  readonly firstSeed: number;
  readonly origin: string;
  readonly tally: Tally;
  readonly requestedSeeds?: number;
  readonly shard?: ShardReport;
  /** Why seeds were left undone, where nobody asked for that. */
  readonly trouble?: Error;
  readonly elapsedMs: number;
  readonly traceHash?: number;
  readonly contentHash?: number;
  readonly unseen?: string;
  readonly story?: readonly string[];
  /** The plan that was replayed. */
  readonly plan?: Plan;
}

/** Does one run and tells it, in a worker or under a debugger. */
type Tell = (request: TellRequest) => Promise<Account>;

/**
 * Runs one module as was asked: bundles it, runs its seeds or its plan, and looks into what failed.
 *
 * @throws SimPluginError when it cannot be run at all
 */
export async function runModule(task: ModuleTask): Promise<ModuleOutcome> {
  const { request, projectRoot, declared } = task;
  const { simulation } = declared;
  const source = `${projectRoot}/${simulation}`;
  const bundle = await bundleSimulation({ ...task, simulation });
  const pool = new SimulationPool({
    workspaceRoot: task.workspaceRoot,
    file: bundle.file,
    source,
    watchdogMs: request.watchdogMs,
  });
  try {
    const facts = await pool.ask('facts');
    if (facts.type !== declared.type) throw otherType(source, facts.type, declared);
    checkOracle(request, facts);
    const tell = request.inspect
      ? (asked: TellRequest) => tellUnderDebugger(bundle.file, source, asked)
      : (asked: TellRequest) => pool.with((worker) => worker.call('tell', asked));
    const code = { facts, fingerprint: bundle.fingerprint };
    const run = await execute(pool, tell, task, code);
    const { findings, unsorted, trouble = run.trouble } = await look(pool, task, run);
    const diagram =
      run.plan === undefined || run.tally.failures.length > 0
        ? undefined
        : await drawPlan(pool, run.plan, request.limits);
    return {
      level: run.level,
      report: { ...reportOf(facts, run, request), ...(unsorted.length === 0 ? {} : { unsorted }) },
      findings,
      ...(run.story === undefined ? {} : { story: run.story }),
      ...(run.plan === undefined ? {} : { plan: run.plan }),
      ...(diagram === undefined ? {} : { diagram }),
      ...(trouble === undefined ? {} : { trouble }),
    };
  } finally {
    await pool.close();
    bundle.dispose();
  }
}

/** Looks into the bugs; where that cannot be done, the failures are still worth reporting. */
async function look(
  pool: SimulationPool,
  { workspaceRoot, request, signal }: ModuleTask,
  { level, tally, plan }: Run,
): Promise<{
  readonly findings: readonly Finding[];
  readonly unsorted: SortedFailures['unsorted'];
  readonly trouble?: Error;
}> {
  const shrink = request.shrink && !signal.aborted;
  try {
    const { bugs, unsorted } = shrink
      ? await sortByCause(pool, tally.failures, { level, limits: request.limits })
      : sortByOracle(tally.failures);
    const findings = await lookIntoBugs(pool, bugs, {
      workspaceRoot,
      level,
      limits: request.limits,
      shrink,
      ...(plan === undefined ? {} : { plan }),
    });
    return { findings, unsorted };
  } catch (error) {
    if (!(error instanceof SimPluginError)) throw error;
    return { findings: [], unsorted: [], trouble: error };
  }
}

function checkOracle({ limits }: RunRequest, { name, oracles }: SimulationFacts): void {
  if (limits.only !== undefined && !oracles.includes(limits.only)) {
    throw unknownOracle(limits.only, name, oracles);
  }
}

async function execute(
  pool: SimulationPool,
  tell: Tell,
  task: ModuleTask,
  code: Code,
): Promise<Run> {
  const { request, plan } = task;
  const { target } = request;
  switch (target.kind) {
    case 'sweep':
      return sweepAll(pool, task, target);
    case 'shard': {
      const { seeds, shard } = partOf(target, request.limits, code.fingerprint);
      const origin = `${target.origin}, shard ${shard.index}/${shard.of}`;
      const run = await sweepAll(pool, task, { level: target.level, seeds, origin });
      return { ...run, shard };
    }
    case 'merge':
      return mergeShards({ ...task, target }, code);
    case 'seed':
      return tellOne(pool, tell, request, target, target.origin);
    case 'plan':
      return tellOne(
        pool,
        tell,
        request,
        { kind: 'plan', plan, where: target.file },
        'from --plan',
      );
  }
}

async function sweepAll(
  pool: SimulationPool,
  { request, progress, signal }: ModuleTask,
  { level, seeds, origin }: Pick<WholeSweep, 'level' | 'seeds' | 'origin'>,
): Promise<Run> {
  const { limits, workers, auditEvery } = request;
  const startMs = performance.now();
  const onBatch = progress.begin(seeds.count);
  const asked = { level, seeds, limits, workers, auditEvery, onBatch, signal };
  const swept = await sweep(pool, asked).finally(() => progress.end());
  const elapsedMs = performance.now() - startMs;
  const requestedSeeds = seeds.count;
  return { ...swept, level, firstSeed: seeds.first, origin, requestedSeeds, elapsedMs };
}

async function tellOne(
  pool: SimulationPool,
  tell: Tell,
  { limits, auditEvery }: RunRequest,
  subject: Subject,
  origin: string,
): Promise<Run> {
  const plan = await pool.ask('plan', subject).catch(rethrowUnfit);
  const { level, seed } = plan;
  const startMs = performance.now();
  const run = { level, firstSeed: seed, origin, plan };
  try {
    const account = await tellAgainIfLost(tell, { subject, limits, audit: auditEvery > 0 });
    return { ...run, ...account, elapsedMs: performance.now() - startMs };
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return { ...run, tally: tallyOfLoss(error, seed), elapsedMs: performance.now() - startMs };
  }
}

/** Only a run that is lost twice is lost by its own doing. */
async function tellAgainIfLost(tell: Tell, request: TellRequest): Promise<Account> {
  try {
    return await tell(request);
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return tell(request);
  }
}

/** The runtime says in one sentence why a plan cannot be run. */
function rethrowUnfit(error: unknown): never {
  throw error instanceof TypeError ? unfitPlan(error.message) : error;
}

function reportOf(
  facts: SimulationFacts,
  run: Run,
  { allowEmpty }: RunRequest,
): Omit<SimulationReport, 'bugs'> {
  const { level, firstSeed, origin, tally, requestedSeeds, elapsedMs, shard } = run;
  const { traceHash, contentHash, unseen } = run;
  const report = buildReport({ ...facts, notClaimed: (asked) => facts.notClaimed[asked] }, tally, {
    level,
    firstSeed,
    seedOrigin: origin,
    elapsedMs,
    bugs: [],
    // A recording demands that everything comes out as it was recorded.
    allowEmpty: allowEmpty || run.plan?.recording !== undefined,
    ...(requestedSeeds === undefined ? {} : { requestedSeeds }),
    ...(traceHash === undefined ? {} : { traceHash }),
    ...(contentHash === undefined ? {} : { contentHash }),
    ...(unseen === undefined ? {} : { unseen }),
  });
  return shard === undefined ? report : { ...report, shard };
}
