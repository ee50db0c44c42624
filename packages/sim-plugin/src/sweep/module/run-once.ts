import type { Plan, Tally } from '@gossip/sim-runtime/sim';
import { tallyOfLoss } from '../pool/tally-of-loss.js';
import { tellUnderDebugger } from '../pool/tell-under-debugger.js';
import { WorkerLost } from '../pool/worker-lost.js';
import type { Account, Subject, TellRequest } from '../worker/session.js';
import { unfitPlan } from './module-errors.js';
import type { PreparedModule } from './with-module.js';

/** One run to do and to tell. */
export interface SingleRunRequest extends TellRequest {
  /** Whether to do the run on this thread, under a debugger. */
  readonly inspect: boolean;
}

/** One run that was done. A run that ended its worker has a tally and a plan alone. */
export interface SingleRun extends Partial<Account> {
  readonly plan: Plan;
  readonly tally: Tally;
  /** Wall-clock time, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * Does one run, that of a seed or of a plan from a file.
 *
 * @throws SimPluginError when the plan is none that the simulation can run
 */
export async function runOnce(
  module: PreparedModule,
  { inspect, ...request }: SingleRunRequest,
): Promise<SingleRun> {
  const { pool, bundle, source } = module;
  const plan = await planOf(module, request.subject);
  const tell = (): Promise<Account> =>
    inspect
      ? tellUnderDebugger(bundle.file, source, request)
      : pool.with((worker) => worker.call('tell', request));
  const startMs = performance.now();
  try {
    const account = await againIfLost(tell);
    return { ...account, plan, elapsedMs: performance.now() - startMs };
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    const tally = tallyOfLoss(error, plan.seed);
    return { plan, tally, elapsedMs: performance.now() - startMs };
  }
}

/** The runtime says in one sentence why a plan cannot be run. */
async function planOf({ pool }: PreparedModule, subject: Subject): Promise<Plan> {
  try {
    return await pool.ask('plan', subject);
  } catch (error) {
    throw error instanceof TypeError ? unfitPlan(error.message) : error;
  }
}

/** Only a run that is lost twice is lost by its own doing. */
async function againIfLost(tell: () => Promise<Account>): Promise<Account> {
  try {
    return await tell();
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error;
    return tell();
  }
}
