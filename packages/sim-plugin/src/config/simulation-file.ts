import { statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { simulationMissing } from '../errors.js';
import { type ModuleConfig, SIM_CONFIG_FILE } from './sim-config.js';

/**
 * Sees that the file is there that a module names as its simulation.
 *
 * @param workspaceRoot - absolute
 * @param projectRoot - relative to the workspace's root, with forward slashes
 * @throws SimPluginError when there is no such file
 */
export function requireSimulationFile(
  workspaceRoot: string,
  projectRoot: string,
  { name, simulation }: ModuleConfig,
): void {
  const file = posix.join(projectRoot, simulation);
  if (statSync(join(workspaceRoot, file), { throwIfNoEntry: false })?.isFile() === true) return;
  throw simulationMissing(file, name, posix.join(projectRoot, SIM_CONFIG_FILE));
}
