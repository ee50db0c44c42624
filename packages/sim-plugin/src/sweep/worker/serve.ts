import { dirname } from 'node:path';
import type { exploreSimulation } from '@gossip/sim-runtime/explore';
import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { exitReason } from './exit-reason.js';
import { changedIntrinsic, endOfLoading } from './intrinsics.js';
import { prepareLastEvents } from './last-events.js';
import { isDying, heartbeatPath, send } from './worker-channel.js';
import { Leftovers } from './leftovers.js';
import type { Reply, Request } from './messages.js';
import { startMonitor } from './monitor.js';
import { Heartbeat } from './heartbeat.js';
import type { Session } from './session.js';
import { simulationOf } from './simulation-of.js';
import { SimulationSession } from './simulation-session.js';
import { prepareTimeLimit, withinTimeLimit } from './time-limit.js';

/** What a bundle may have beside the runtime and the module. */
export interface ServedParts {
  readonly exploreSimulation?: typeof exploreSimulation;
  /** Keeps compiled code of this process for later ones. Absent where it runs no script that can be kept. */
  readonly keepCompiled?: (scratch: string) => void;
}

/**
 * Serves a module's simulation to the pool that started this worker: answers one request after the
 * other. It is bundled with the simulation. Elsewhere than in such a worker it does nothing.
 */
export function serve(
  runtime: typeof SimRuntime,
  module: Readonly<Record<string, unknown>>,
  more: ServedParts,
): void {
  const path = heartbeatPath();
  if (path === undefined) return;
  const heartbeat = Heartbeat.open(path);
  const tampering = changedIntrinsic();
  if (tampering !== undefined) return send({ kind: 'tampering', reason: tampering });
  prepareGlobals();
  // Some of the guards stay where they are once they have been put there.
  runtime.keepGuards(() => undefined);
  endOfLoading();
  const leftovers = new Leftovers();
  const simulation = simulationOf(module);
  if (simulation === undefined) return send({ kind: 'no-simulation' });
  const session = new SimulationSession({
    runtime,
    simulation,
    heartbeat,
    explore: more.exploreSimulation,
    keepCompiled: () => more.keepCompiled?.(dirname(path)),
  });
  let isMonitored = false;
  process.on('message', (request: Request) => {
    if (request.processorMs !== undefined && !isMonitored) {
      isMonitored = true;
      startMonitor(path, request.processorMs);
    }
    const outcome = answer(session, request);
    heartbeat.rest();
    const reason = changedIntrinsic() ?? leftovers.left();
    const { id } = request;
    const reply: Reply =
      reason === undefined ? { ...outcome, id } : { id, kind: 'tampering', reason };
    // A promise that a run left rejected ends this worker before the reply is out, so that the pool
    // looks for the run among these and not among the next.
    setImmediate(() => {
      if (!isDying()) send(reply);
    });
  });
  send({ kind: 'ready' });
}

type Outcome =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: Error };

function answer(session: Session, { method, argument, limitMs }: Request): Outcome {
  try {
    const call = session[method].bind(session) as (argument: unknown) => unknown;
    return { kind: 'value', value: withinTimeLimit(limitMs, () => call(argument)) };
  } catch (error) {
    return { kind: 'error', error: asError(error) };
  }
}

/** Makes the worker's own globals, which then are none that a run adds. */
function prepareGlobals(): void {
  prepareTimeLimit();
  prepareLastEvents();
}

/** The runtime's own errors go as they are; anything else may not survive the way. */
function asError(error: unknown): Error {
  return error instanceof TypeError || error instanceof RangeError
    ? error
    : new Error(exitReason(error));
}
