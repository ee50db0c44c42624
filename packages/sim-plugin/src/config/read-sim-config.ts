import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { simConfigMissing } from '../errors.js';
import { parseSimConfig } from './parse-sim-config.js';
import { SIM_CONFIG_FILE, type SimConfig } from './sim-config.js';

/**
 * Reads a project's sim.config.json from disk.
 *
 * @param workspaceRoot - absolute
 * @param projectRoot - relative to the workspace's root, with forward slashes, as Nx has it
 * @throws SimPluginError when the file is missing or invalid
 */
export function readSimConfig(workspaceRoot: string, projectRoot: string): SimConfig {
  const file = posix.join(projectRoot, SIM_CONFIG_FILE);
  return parseSimConfig(readText(join(workspaceRoot, file), file), file);
}

function readText(path: string, file: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw simConfigMissing(file);
    }
    throw error;
  }
}
