import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type RolldownOptions, rolldown } from 'rolldown';
import { outsidePackages } from './outside-packages.js';
import { type ScratchFolder, scratchFolder } from './scratch-folder.js';

/** The entry whose files the bundler of hosts reads one by one. */
const SERVICE = '@gossip/sim-runtime/service';

/** A bundled file, as it was read. */
interface Stamp {
  readonly file: string;
  readonly changed: string;
}

/**
 * The copy of the runtime that a simulation imports, bundled into files of its own, for the bundles that one
 * process makes of the simulation one after the other: they import it, so that each holds the simulation's code
 * alone, and a worker can have the runtime loaded before the simulation's bundle is there.
 */
export class SharedRuntime {
  readonly #root: string;
  /** Absolute paths of the runtime's entries that simulations have imported, and their names in the folder. */
  readonly #entries = new Map<string, string>();
  #folder: ScratchFolder | undefined;
  /** How many of the entries are in the folder. */
  #built = 0;
  #stamps: readonly Stamp[] = [];
  #isSplit = true;

  /** @param workspaceRoot - absolute path */
  constructor(workspaceRoot: string) {
    this.#root = realpathSync(workspaceRoot);
  }

  /**
   * Whether bundles may import the runtime from here. They may not where its source is part of the workspace, which
   * is what changes, nor for a service, whose hosts have files of the runtime bundled into them.
   */
  get isSplit(): boolean {
    return this.#isSplit;
  }

  /** Begins a bundle: what has been built of files that have changed since is of no use to it. */
  begin(): void {
    if (this.#stamps.some(({ file, changed }) => changeOf(file) !== changed)) this.dispose();
    this.#folder ??= scratchFolder(this.#root);
  }

  /**
   * The URL from which a bundle is to import an entry of the runtime.
   *
   * @param id - absolute path of the entry
   * @param isSource - whether that is a file of the workspace
   * @returns `undefined` where the bundle is to hold the runtime; `isSplit` is then `false`
   */
  urlOf(specifier: string, id: string, isSource: boolean): string | undefined {
    if (isSource || specifier === SERVICE) this.#isSplit = false;
    if (!this.#isSplit || this.#folder === undefined) return undefined;
    const name = this.#entries.get(id) ?? `${this.#entries.size}-${basename(id, extname(id))}`;
    this.#entries.set(id, name);
    return pathToFileURL(join(this.#folder.path, `${name}.mjs`)).href;
  }

  /**
   * Ends a bundle: builds what it imports.
   *
   * @returns `false` where it is to be made again: it imports an entry that earlier ones did not, and the runtime is
   *   then built anew in another folder, so that no process has two copies of a part
   */
  async complete(options: RolldownOptions): Promise<boolean> {
    if (!this.#isSplit) return false;
    if (this.#built === this.#entries.size) return true;
    if (this.#built > 0) {
      this.dispose();
      return false;
    }
    await this.#build(options);
    return true;
  }

  /** Removes what has been built. */
  dispose(): void {
    this.#folder?.dispose();
    this.#folder = undefined;
    this.#built = 0;
    this.#stamps = [];
  }

  async #build(options: RolldownOptions): Promise<void> {
    const input = Object.fromEntries([...this.#entries].map(([id, name]) => [name, id]));
    const bundle = await rolldown({ ...options, input, plugins: [outsidePackages()] });
    const { output } = await bundle.write({
      ...(this.#folder === undefined ? {} : { dir: this.#folder.path }),
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].mjs',
      chunkFileNames: '[name]-[hash].mjs',
    });
    await bundle.close();
    const files = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
    this.#stamps = files.map((file) => ({ file, changed: changeOf(file) }));
    this.#built = this.#entries.size;
  }
}

function changeOf(file: string): string {
  if (!existsSync(file)) return '';
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}
