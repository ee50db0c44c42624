import { formatTraceHash } from '@gossip/sim-runtime/results';
import type {
  Diagram,
  InvestigatedBug,
  Level,
  Plan,
  SeedFailure,
  UnsortedFailures,
} from '@gossip/sim-runtime/sim';
import type { PassingRun } from '../../page/page-data.js';
import { SimPluginError } from '../../errors.js';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { WorkerLost } from '../../sweep/pool/worker-lost.js';
import { tidyStack } from '../../sweep/tidy-stack.js';
import type { Limits } from '../../sweep/worker/session.js';
import type { Recorded } from '../files/plan-file.js';
import { type BugFailures, sortByCause, sortByOracle } from './sort-failures.js';

/** How failing runs are investigated. */
export interface Look {
  /** Absolute path. */
  readonly workspaceRoot: string;
  readonly level: Level;
  readonly limits: Limits;
  readonly shrink: boolean;
  /** The plan that was replayed, in place of that of the seed. */
  readonly plan?: Plan;
}

/** A failing run that gets files of its own. */
export interface Exhibit {
  readonly seed: number;
  /** The smallest plan known that fails in this way. */
  readonly plan: Plan;
  /** The hashes of its run and the violated oracle; absent where the run did not end. */
  readonly recorded?: Recorded;
  /** The plan before it was made smaller, where it was. */
  readonly original?: Plan;
  /** Everything that happened in the run of `plan`; absent where the run did not end. */
  readonly story?: readonly string[];
}

/** One distinct bug, looked into. */
export interface Finding {
  /** Without the command that replays it, which depends on where the plan is put. */
  readonly bug: InvestigatedBug;
  /** The first is the one that `bug` tells. */
  readonly exhibits: readonly Exhibit[];
  /** The run of the bug's plan as a picture; absent where the run did not end. */
  readonly diagram?: Diagram;
  /** The run that passes and lacks the least of it; absent where there is none. */
  readonly passing?: PassingRun;
}

/** How many failing seeds of one bug get files of their own: the others are replayed by their number. */
const MOST_EXHIBITS = 20;

/** The distinct bugs behind the failures of a sweep or of a single run. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** Failures that were left, once so many runs had been spent. */
  readonly unsorted: readonly UnsortedFailures[];
  /** The error that ended the work; the failures are still worth reporting. */
  readonly trouble?: SimPluginError;
}

/** Sorts failures into distinct bugs, and looks into them one after the other. */
export async function lookIntoFailures(
  pool: SimulationPool,
  failures: readonly SeedFailure[],
  look: Look,
): Promise<Findings> {
  try {
    const { bugs, unsorted } = look.shrink
      ? await sortByCause(pool, failures, look)
      : sortByOracle(failures);
    const findings: Finding[] = [];
    for (const bug of bugs) findings.push(await lookInto(pool, bug, look));
    return { findings, unsorted };
  } catch (error) {
    if (!(error instanceof SimPluginError)) throw error;
    return { findings: [], unsorted: [], trouble: error };
  }
}

async function lookInto(pool: SimulationPool, failing: BugFailures, look: Look): Promise<Finding> {
  const { failures, shown } = failing;
  const others = failures.filter(({ seed }) => seed !== shown.seed);
  const original = look.plan ?? (await planOf(pool, look.level, shown.seed));
  const bug = await tellBug(pool, failing, original, look);
  const exhibits = [await exhibit(pool, shown, bug.plan, look)];
  for (const failure of others.slice(0, MOST_EXHIBITS - 1)) {
    const plan = await planOf(pool, look.level, failure.seed);
    exhibits.push(await exhibit(pool, failure, plan, look));
  }
  const wasShrunk = bug.shrunk !== undefined;
  const diagram =
    shown.traceHash === undefined ? undefined : await drawPlan(pool, bug.plan, look.limits);
  const passing =
    diagram === undefined || !wasShrunk ? undefined : await passingRun(pool, bug.plan, look.limits);
  return {
    bug,
    ...(diagram === undefined ? {} : { diagram }),
    ...(passing === undefined ? {} : { passing }),
    exhibits: exhibits.map((one, index) => (index === 0 && wasShrunk ? { ...one, original } : one)),
  };
}

/** The run of a plan as a picture, or nothing where a worker is lost over it. */
export async function drawPlan(
  pool: SimulationPool,
  plan: Plan,
  limits: Limits,
): Promise<Diagram | undefined> {
  try {
    return await pool.with((worker) => worker.call('draw', { plan, limits }));
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return undefined;
  }
}

/** The run that passes and lacks the least of a failing one, or nothing where there is none or a worker is lost over it. */
async function passingRun(
  pool: SimulationPool,
  plan: Plan,
  limits: Limits,
): Promise<PassingRun | undefined> {
  try {
    const { passing } = await pool.with((worker) => worker.call('pass', { plan, limits }));
    if (passing === undefined) return undefined;
    const diagram = await drawPlan(pool, passing.plan, limits);
    return diagram && { without: passing.without, diagram };
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return undefined;
  }
}

function planOf(pool: SimulationPool, level: Level, seed: number): Promise<Plan> {
  return pool.ask('plan', { kind: 'seed', level, seed });
}

/** The bug's story; where a worker is lost over it, what is known without. */
async function tellBug(
  pool: SimulationPool,
  { failures, shown, shrunk }: BugFailures,
  plan: Plan,
  { workspaceRoot, limits, shrink }: Look,
): Promise<InvestigatedBug> {
  const inquiry = { failures, plan, limits };
  const attempts = shown.traceHash === undefined ? [] : shrink ? [true, false] : [false];
  for (const shrinking of attempts) {
    try {
      const bug = await pool.with((worker) =>
        worker.call('investigate', {
          ...inquiry,
          shrink: shrinking,
          shrunk: shrinking ? shrunk : undefined,
        }),
      );
      const { stack } = bug;
      return stack === undefined ? bug : { ...bug, stack: tidyStack(stack, workspaceRoot) };
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error;
    }
  }
  return untoldBug({ failures, shown }, plan);
}

/** A bug whose run does not end, so that there is no story of it. */
function untoldBug({ failures, shown }: BugFailures, plan: Plan): InvestigatedBug {
  const { oracle, kind, message } = shown.violation;
  return {
    oracle,
    kind,
    message,
    seeds: failures.map(({ seed }) => seed),
    plan,
    story: [`seed ${shown.seed}: ${message}`],
  };
}

async function exhibit(
  pool: SimulationPool,
  { seed, traceHash, violation }: SeedFailure,
  plan: Plan,
  { limits }: Look,
): Promise<Exhibit> {
  if (traceHash === undefined) return { seed, plan };
  const subject = { kind: 'plan', plan, where: `The plan of seed ${seed}` } as const;
  try {
    const account = await pool.with((worker) =>
      worker.call('tell', { subject, limits, audit: false }),
    );
    const recorded = {
      traceHash: formatTraceHash(account.traceHash),
      ...(account.contentHash === undefined
        ? {}
        : { contentHash: formatTraceHash(account.contentHash) }),
      oracle: violation.oracle,
    };
    return { seed, plan, recorded, story: account.story };
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return { seed, plan };
  }
}
