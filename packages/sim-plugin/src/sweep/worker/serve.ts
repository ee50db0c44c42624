import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { farewellText } from './farewell-text.js';
import { isDying, pulsePath } from './last-words.js';
import type { Greeting, Reply, Request } from './messages.js';
import { startMonitor } from './monitor.js';
import { Pulse } from './pulse.js';
import type { Session } from './session.js';
import { simulationOf } from './simulation-of.js';
import { SimulationSession } from './simulation-session.js';
import { withinTimeLimit } from './time-limit.js';

/**
 * Serves a module's simulation to the pool that started this worker: answers one request after the
 * other. It is bundled with the simulation. Elsewhere than in such a worker it does nothing.
 */
export function serve(runtime: typeof SimRuntime, module: Readonly<Record<string, unknown>>): void {
  const path = pulsePath();
  if (path === undefined) return;
  const simulation = simulationOf(module);
  if (simulation === undefined) {
    say({ kind: 'no-simulation' });
    return;
  }
  const pulse = Pulse.open(path);
  const session = new SimulationSession(runtime, simulation, pulse);
  let isMonitored = false;
  process.on('message', (request: Request) => {
    if (request.processorMs !== undefined && !isMonitored) {
      isMonitored = true;
      startMonitor(path, request.processorMs);
    }
    const reply = answer(session, request);
    pulse.rest();
    // A promise that a run left rejected ends this worker before the reply is out, so that the pool
    // looks for the run among these and not among the next.
    setImmediate(() => {
      if (!isDying()) say(reply);
    });
  });
  say({ kind: 'ready' });
}

function say(message: Greeting | Reply): void {
  process.send?.(message);
}

function answer(session: Session, { method, argument, limitMs }: Request): Reply {
  try {
    const call = session[method].bind(session) as (argument: unknown) => unknown;
    return { kind: 'value', value: withinTimeLimit(limitMs, () => call(argument)) };
  } catch (error) {
    return { kind: 'error', error: asError(error) };
  }
}

/** The runtime's own errors go as they are; anything else may not survive the way. */
function asError(error: unknown): Error {
  return error instanceof TypeError || error instanceof RangeError
    ? error
    : new Error(farewellText(error));
}
