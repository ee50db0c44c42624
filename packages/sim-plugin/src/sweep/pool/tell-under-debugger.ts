import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { open, url, waitForDebugger } from 'node:inspector';
import { pathToFileURL } from 'node:url';
import { exportsNoSimulation } from '../sweep-errors.js';
import { Heartbeat } from '../worker/heartbeat.js';
import type { Account, TellRequest } from '../worker/session.js';
import { simulationOf } from '../worker/simulation-of.js';
import { SimulationSession } from '../worker/simulation-session.js';

/** What a bundle of a simulation exports. */
interface BundleExports {
  readonly runtime: typeof SimRuntime;
  readonly module: Readonly<Record<string, unknown>>;
}

/**
 * Waits for a debugger, then does one run on this very thread, where its breakpoints hit. Node itself
 * says on which address it listens.
 *
 * @param file - the bundle: absolute path
 * @param source - the simulation's file, from the workspace's root
 */
export async function tellUnderDebugger(
  file: string,
  source: string,
  request: TellRequest,
): Promise<Account> {
  // Whoever started Node with an inspector has attached to it, or will not.
  if (url() === undefined) {
    open();
    waitForDebugger();
  }
  const { runtime, module } = (await import(pathToFileURL(file).href)) as BundleExports;
  const simulation = simulationOf(module);
  if (simulation === undefined) throw exportsNoSimulation(source);
  return new SimulationSession({ runtime, simulation, heartbeat: Heartbeat.alone() }).tell(request);
}
