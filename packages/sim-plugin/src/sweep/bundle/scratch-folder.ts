import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { reasonOf } from '../../system-error.js';
import { noScratchSpace } from '../sweep-errors.js';

/** A folder for what one process needs for a while. */
export interface ScratchFolder {
  /** Absolute path. */
  readonly path: string;
  /** Removes it. It goes as well when the process ends by itself, as after a second Ctrl-C. */
  readonly dispose: () => void;
}

/** Process ids mean something on one machine only, and machines may share a workspace. */
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/**
 * Makes a scratch folder inside the workspace, where debuggers and coverage tools expect code to be, and
 * removes those of processes that were killed.
 *
 * @param root - the workspace's real path
 * @throws SimPluginError when the disk takes none
 */
export function scratchFolder(root: string): ScratchFolder {
  const modules = join(root, 'node_modules');
  const parent = existsSync(modules) ? join(modules, '.cache', 'sim-run') : tmpdir();
  try {
    mkdirSync(parent, { recursive: true });
    removeAbandoned(parent);
    const path = mkdtempSync(join(parent, `sim-run-${MACHINE}-${process.pid}-`));
    const remove = (): void => rmSync(path, { recursive: true, force: true });
    process.once('exit', remove);
    const dispose = (): void => {
      process.off('exit', remove);
      remove();
    };
    return { path, dispose };
  } catch (error) {
    throw noScratchSpace(parent, reasonOf(error));
  }
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const [, machine, pid] = /^sim-run-([0-9a-f]{8})-(\d+)-/.exec(name) ?? [];
    if (machine !== MACHINE || isAlive(Number(pid))) continue;
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
