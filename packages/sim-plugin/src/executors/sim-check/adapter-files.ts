import { relative } from 'node:path';
import { minimatch } from 'minimatch';

/** The files of a project that touch the outside world, as its config names them. */
export class AdapterFiles {
  readonly #root: string;
  readonly #globs: readonly string[];

  constructor(root: string, globs: readonly string[]) {
    this.#root = root;
    this.#globs = globs;
  }

  has(path: string): boolean {
    const file = relative(this.#root, path).replaceAll('\\', '/');
    return this.#globs.some((glob) => minimatch(file, glob));
  }
}
