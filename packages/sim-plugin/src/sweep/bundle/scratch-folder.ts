import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OWNER, removeAbandoned } from '../../abandoned.js';
import { makeFolder } from '../../make-folder.js';
import { reasonOf } from '../../system-error.js';
import { noScratchSpace } from '../sweep-errors.js';

/** A folder for what one process needs for a while. */
export interface ScratchFolder {
  /** Absolute path. */
  readonly path: string;
  /** Removes it. It goes as well when the process ends by itself, as after a second Ctrl-C. */
  readonly dispose: () => void;
}

const PREFIX = 'sim-run-';

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
    makeFolder(parent);
    removeAbandoned(parent, PREFIX);
    const path = mkdtempSync(join(parent, `${PREFIX}${OWNER}-`));
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
