import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { simConfigMissing, simConfigNotJson, simConfigUnreadable } from '../errors.js';
import { reasonOf } from '../system-error.js';
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
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw simConfigMissing(file);
    throw simConfigUnreadable(file, reasonOf(error));
  }
  if (!isUtf8(bytes)) throw simConfigNotJson(file, 'it is not text in UTF-8');
  return bytes.toString('utf8');
}
