import type * as SimRuntime from '@gossip/sim-runtime/sim';
import type { RerunReply, RerunRequest } from '../../page/rerun/page-bundle.js';
import { simulationOf } from '../worker/simulation-of.js';

/** What this code uses of the worker that it runs in. */
interface WorkerScope {
  onmessage: ((event: { readonly data: RerunRequest }) => void) | null;
  postMessage(reply: RerunReply): void;
}

/** What this code uses of the runtime: the bundle holds no more of it. */
type Runtime = Pick<
  typeof SimRuntime,
  'checkPlan' | 'drawRun' | 'formatTraceHash' | 'keepGuards' | 'planOf'
>;

/** Runs plans for the page that started this worker. It is bundled with the simulation. */
export function serveInPage(runtime: Runtime, module: Readonly<Record<string, unknown>>): void {
  const scope = globalThis as unknown as WorkerScope;
  const post = scope.postMessage.bind(scope);
  const simulation = simulationOf(module);
  scope.onmessage = ({ data }) => {
    try {
      if (simulation === undefined) throw new TypeError('The module exports no simulation.');
      post({ id: data.id, ...rerun(runtime, simulation, data) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      post({ id: data.id, kind: 'error', message });
    }
  };
}

function rerun(
  runtime: Runtime,
  simulation: SimRuntime.Simulation,
  { plan: asked, limits, branch }: RerunRequest,
) {
  const plan =
    branch === undefined ? asked : branched(runtime, simulation, asked as SimRuntime.Plan, branch);
  const checked = runtime.checkPlan(plan, simulation, 'The changed plan');
  const { traceHash, violation } = runtime.keepGuards(() => simulation.run(checked, limits));
  return {
    kind: 'run' as const,
    plan: checked,
    diagram: runtime.drawRun(simulation, checked, limits),
    traceHash: runtime.formatTraceHash(traceHash),
    ...(violation === undefined ? {} : { violation }),
  };
}

/** A plan whose operations, faults and chances are those of another seed from some time on. */
function branched(
  { planOf }: Runtime,
  simulation: SimRuntime.Simulation,
  plan: SimRuntime.Plan,
  { at, seed }: NonNullable<RerunRequest['branch']>,
): SimRuntime.Plan {
  const other = planOf(simulation, plan.level, seed);
  const isBefore = (item: { readonly at: number }): boolean => item.at < at;
  const isAfter = (item: { readonly at: number; readonly party: number }): boolean =>
    item.at >= at && item.party < plan.parties;
  const end = Math.max(plan.warmupTicks + plan.safetyTicks, other.warmupTicks + other.safetyTicks);
  return {
    ...plan,
    safetyTicks: Math.max(end, at) - plan.warmupTicks,
    operations: [...plan.operations.filter(isBefore), ...other.operations.filter(isAfter)],
    faults: [...plan.faults.filter(isBefore), ...other.faults.filter(isAfter)],
    branch: { at, seed, rates: other.rates },
  };
}
