import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { parentPort, workerData } from 'node:worker_threads';
import { type Greeting, type Reply, type Request } from './messages.js';
import { Pulse } from './pulse.js';
import { type Session } from './session.js';
import { SimulationSession } from './simulation-session.js';

/**
 * Serves a module's simulation to the pool that started this worker: answers one request after the
 * other. It is bundled with the simulation.
 */
export function serve(runtime: typeof SimRuntime, module: Readonly<Record<string, unknown>>): void {
  const port = parentPort;
  if (port === null) throw new Error('A simulation is served from a worker thread only.');
  const { simulation } = module;
  if (!isSimulation(simulation)) {
    port.postMessage({ kind: 'no-simulation' } satisfies Greeting);
    return;
  }
  const pulse = new Pulse((workerData as { readonly pulse: SharedArrayBuffer }).pulse);
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

function isSimulation(value: unknown): value is SimRuntime.Simulation {
  if (typeof value !== 'object' || value === null) return false;
  const { name, run, plans } = value as Partial<SimRuntime.Simulation>;
  return typeof name === 'string' && typeof run === 'function' && typeof plans === 'function';
}
