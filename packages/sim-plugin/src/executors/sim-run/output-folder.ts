import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A file to write: its path inside a folder, with forward slashes, and its text. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Makes a folder hold these files and no others. It is written beside its place and then moved there,
 * so that nobody ever sees half of it.
 *
 * @param folder - absolute path
 */
export function replaceFolder(folder: string, files: readonly OutputFile[]): void {
  const parent = dirname(folder);
  const staging = join(parent, `.${basename(folder)}-${process.pid}`);
  mkdirSync(staging, { recursive: true });
  try {
    writeFiles(staging, files);
    rmSync(folder, { recursive: true, force: true });
    renameSync(staging, folder);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Removes a folder, if there is one. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Writes files into a folder, and leaves the others in it alone. */
export function addToFolder(folder: string, files: readonly OutputFile[]): void {
  writeFiles(folder, files);
}

function writeFiles(folder: string, files: readonly OutputFile[]): void {
  for (const { path, text } of files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
