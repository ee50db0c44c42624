import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { parentPort, workerData } from 'node:worker_threads';
import type { Greeting, Reply, Request } from './messages.js';
import { Pulse } from './pulse.js';
import type { Session } from './session.js';
import { simulationOf } from './simulation-of.js';
import { SimulationSession } from './simulation-session.js';

/**
 * Serves a module's simulation to the pool that started this worker: answers one request after the
 * other. It is bundled with the simulation. Elsewhere than in such a worker it does nothing.
 */
export function serve(runtime: typeof SimRuntime, module: Readonly<Record<string, unknown>>): void {
  const port = parentPort;
  if (!isWorkerData(workerData) || port === null) return;
  const simulation = simulationOf(module);
  if (simulation === undefined) {
    port.postMessage({ kind: 'no-simulation' } satisfies Greeting);
    return;
  }
  const pulse = new Pulse(workerData.pulse);
  const session = new SimulationSession(runtime, simulation, pulse);
  port.on('message', (request: Request) => {
    const reply = answer(session, request);
    pulse.rest();
    // A promise that a run left rejected ends this worker before the reply is out, so that the pool
    // looks for the run among these and not among the next.
    setImmediate(() => {
      port.postMessage(reply);
    });
  });
  port.postMessage({ kind: 'ready' } satisfies Greeting);
}

function answer(session: Session, { method, argument }: Request): Reply {
  try {
    const call = session[method].bind(session) as (argument: unknown) => unknown;
    return { kind: 'value', value: call(argument) };
  } catch (error) {
    return { kind: 'error', error: error instanceof Error ? error : new Error(String(error)) };
  }
}

function isWorkerData(data: unknown): data is { readonly pulse: SharedArrayBuffer } {
  return typeof data === 'object' && data !== null && 'pulse' in data;
}
