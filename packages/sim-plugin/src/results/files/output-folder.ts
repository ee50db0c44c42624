import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OWNER, removeAbandoned } from '../../abandoned.js';
import { SimPluginError } from '../../errors.js';
import { makeFolder } from '../../make-folder.js';
import { reasonOf } from '../../system-error.js';
import { notWritten } from '../result-errors.js';

/** A file to write: its path inside a folder, with forward slashes, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes a folder hold these files and no others. It is written beside its place and then moved there,
 * so that half of it is never seen.
 *
 * @param folder - absolute path
 * @throws SimPluginError when something cannot be written; what was in the folder is then still there
 */
export function replaceFolder(folder: string, files: readonly OutputFile[]): void {
  const parent = dirname(folder);
  const prefix = `.${basename(folder)}-`;
  const staging = join(parent, `${prefix}${OWNER}`);
  const old = `${staging}-old`;
  try {
    attempt(folder, () => removeAbandoned(parent, prefix));
    writeFiles(staging, files, folder);
    attempt(folder, () => {
      moveAside(folder, old);
      try {
        renameSync(staging, folder);
      } catch (error) {
        moveAside(old, folder);
        throw error;
      }
    });
  } finally {
    discard(staging);
    discard(old);
  }
}

/** Removes a folder, if there is one. */
export function removeFolder(folder: string): void {
  attempt(folder, () => rmSync(folder, { recursive: true, force: true }));
}

/**
 * Writes files into a folder, each as a whole, and leaves the others in it alone.
 *
 * @throws SimPluginError when one cannot be written; those before it are written
 */
export function addToFolder(folder: string, files: readonly OutputFile[]): void {
  writeFiles(folder, files);
}

/** @param shown - the folder that an error names */
function writeFiles(folder: string, files: readonly OutputFile[], shown = folder): void {
  attempt(shown, () => makeFolder(folder));
  for (const { path, text } of files) {
    const file = join(folder, path);
    const half = `${file}.${OWNER}`;
    attempt(join(shown, path), () => {
      try {
        makeFolder(dirname(file));
        removeAbandoned(dirname(file), `${basename(file)}.`);
        writeFileSync(half, text);
        renameSync(half, file);
      } catch (error) {
        discard(half);
        throw error;
      }
    });
  }
}

/** A folder is no file to be replaced by one, so it makes way first. */
function moveAside(folder: string, place: string): void {
  try {
    renameSync(folder, place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** Removes what is of no use any more; where that fails, there is something better to report. */
function discard(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    // A read-only disk keeps it.
  }
}

function attempt(path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw error instanceof SimPluginError ? error : notWritten(path, reasonOf(error));
  }
}
