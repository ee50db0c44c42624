import type { ModuleConfig } from '../../config/sim-config.js';
import { requireSimulationFile } from '../../config/simulation-file.js';
import { SimPluginError } from '../../errors.js';

/** Where the modules are, and when to stop. */
export interface ModulesTask {
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** Ends the run: no further module is begun. */
  readonly signal: AbortSignal;
}

/**
 * Runs the modules of a project one after the other. The error of one module does not keep the others
 * from running.
 *
 * @param run - runs one module; gives the errors that it has beside a result
 * @returns all errors, in the order of the modules
 */
export async function eachModule(
  { workspaceRoot, projectRoot, signal }: ModulesTask,
  modules: readonly ModuleConfig[],
  run: (module: ModuleConfig) => Promise<readonly SimPluginError[]>,
): Promise<readonly SimPluginError[]> {
  const errors: SimPluginError[] = [];
  for (const module of modules) {
    if (signal.aborted) break;
    try {
      requireSimulationFile(workspaceRoot, projectRoot, module);
      errors.push(...(await run(module)));
    } catch (error) {
      if (!(error instanceof SimPluginError)) throw error;
      errors.push(error);
    }
  }
  return errors;
}
