import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { checkFileName, type Disk } from '../../contracts/disk.js';

/**
 * A disk for a node that runs for real: files of one folder, in UTF-8. Calls block until the operating system has taken
 * what is written, and `sync` until the device has it. Errors of the file system are thrown as Node throws them.
 */
export class FileDisk implements Disk {
  readonly #folder: string;
  /** The files that were written and not synced yet. */
  readonly #dirty = new Set<string>();

  /** @param folder - where the files are */
  private constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Opens a folder as a disk, and makes it where there is none. No two disks may have one folder at a time.
   *
   * @param folder - the path of the folder
   */
  static open(folder: string): FileDisk {
    mkdirSync(folder, { recursive: true });
    return new FileDisk(folder);
  }

  read(file: string): string | undefined {
    try {
      return readFileSync(this.#pathOf(file), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }

  write(file: string, text: string): void {
    this.#put(file, 'w', text);
  }

  append(file: string, text: string): void {
    this.#put(file, 'a', text);
  }

  sync(): void {
    if (this.#dirty.size === 0) return;
    for (const file of this.#dirty) syncPath(this.#pathOf(file));
    // A file that is new is sure to be found again once its folder is on the device.
    if (process.platform !== 'win32') syncPath(this.#folder);
    this.#dirty.clear();
  }

  #pathOf(file: string): string {
    return join(this.#folder, checkFileName(file));
  }

  #put(file: string, flags: 'w' | 'a', text: string): void {
    const descriptor = openSync(this.#pathOf(file), flags);
    this.#dirty.add(file);
    try {
      const bytes = Buffer.from(text);
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    } finally {
      closeSync(descriptor);
    }
  }
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
