import { type FSWatcher, watch } from 'node:fs';
import { dirname, join } from 'node:path';

/** The time without a further change after which files count as saved: editors write in several steps. */
const QUIET_MS = 10;

/** What a simulation's code can be made of. */
const CODE = /\.(?:[cm]?[jt]sx?|json)$/;

/** Changes of code in the folders of some files. */
export class Changes {
  readonly #watchers = new Map<string, FSWatcher>();
  #next = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  /** The first of the files that are being saved. */
  #changed: string | undefined;

  /** The signal of the next change from now on; its reason is the absolute path of the changed file. */
  begin(): AbortSignal {
    if (this.#next.signal.aborted) this.#next = new AbortController();
    return this.#next.signal;
  }

  /**
   * Follows the folders that hold these files, and no others.
   *
   * @param files - absolute paths
   */
  follow(files: readonly string[]): void {
    const folders = new Set(files.map((file) => dirname(file)));
    for (const [folder, watcher] of this.#watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    for (const folder of folders) {
      if (!this.#watchers.has(folder)) this.#watchers.set(folder, this.#watch(folder));
    }
  }

  /** Follows nothing any more. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.follow([]);
  }

  #watch(folder: string): FSWatcher {
    const watcher = watch(folder, (_event, name) => {
      if (name !== null && CODE.test(name)) this.#note(join(folder, name));
    });
    // The folder is gone: a bundle that misses its files says so.
    watcher.on('error', () => {
      watcher.close();
      this.#watchers.delete(folder);
      this.#note(folder);
    });
    return watcher;
  }

  #note(file: string): void {
    this.#changed ??= file;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#next.abort(this.#changed);
      this.#changed = undefined;
    }, QUIET_MS);
  }
}
