import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type OutputChunk, type RolldownOptions, VERSION } from 'rolldown';
import { reasonOf } from '../../system-error.js';
import { noScratchSpace } from '../sweep-errors.js';
import { linkImports, type LinkedImport, namesImported } from './link-imports.js';
import { runtimeScript } from './runtime-script.js';
import { type KeptRuntime, RuntimeStore } from './runtime-store.js';

/** The module with which a worker keeps the compiled code of the runtime: what a bundle imports it as. */
export const SCRIPT_LOADER = '@gossip/sim-plugin/load-script';
const LOADER_URL = new URL('../worker/load-script.mjs', import.meta.url).href;
const LOADER = new Map([[SCRIPT_LOADER, LOADER_URL]]);

/** The entries that need nothing but Node and packages that the runtime brings along. */
const SHARED = ['', '/sim', '/history', '/explore', '/results', '/printable'].map(
  (path) => `@gossip/sim-runtime${path}`,
);

/** A bundle's code that imports the runtime from where it is kept. */
export interface LinkedCode {
  readonly code: string;
  /** The URLs of the modules of the runtime that it imports. */
  readonly modules: readonly string[];
  /** What the runtime's code is known by. */
  readonly fingerprint: string;
}

/**
 * The runtime that one bundle of a simulation imports, as a script that is kept in the workspace's cache: a run
 * then bundles the simulation's code alone, and its workers load code of the runtime that is compiled already.
 */
export class SharedRuntime {
  readonly #root: string;
  readonly #folder: string;
  readonly #entries = new Map<string, string>();
  #isShared: boolean;

  /** @param root - the workspace's real path */
  constructor(root: string) {
    this.#root = root;
    this.#folder = join(root, 'node_modules', '.cache', 'sim-run', 'runtimes');
    this.#isShared = existsSync(join(root, 'node_modules'));
  }

  /**
   * Notes that the bundle imports an entry of the runtime.
   *
   * @param id - absolute path of the entry
   * @param isSource - whether that is a file of the workspace
   * @returns whether the import stays in the bundle as it is, until `link`
   */
  takes(specifier: string, id: string, isSource: boolean): boolean {
    const known = this.#entries.get(specifier) ?? id;
    // A workspace that has the runtime's source changes it; a second copy of the runtime is for those who import it.
    if (isSource || known !== id || !SHARED.includes(specifier)) this.#isShared = false;
    this.#entries.set(specifier, id);
    return this.#isShared;
  }

  /**
   * Has a bundle import the runtime from where it is kept, and keeps it there first where it is not.
   *
   * @returns `undefined` where the bundle has to be made again with the runtime in it: an entry is not for sharing,
   *   something is imported that the runtime lacks, or the simulation imports a package that is in it
   * @throws SimPluginError when the disk takes no files
   */
  async link(chunk: OutputChunk, options: RolldownOptions): Promise<LinkedCode | undefined> {
    const isWhole = ![...this.#entries.keys()].some((name) => chunk.imports.includes(name));
    if (isWhole) return { ...linkImports(chunk.code, LOADER), modules: [], fingerprint: '' };
    if (!this.#isShared) return undefined;
    const kept = await this.#kept(options);
    if (kept === undefined || chunk.imports.some((url) => isFileOf(kept, url))) return undefined;
    const modules = new Map(
      kept.entries.map(({ specifier, file }) => [
        specifier,
        pathToFileURL(join(kept.folder, file)).href,
      ]),
    );
    const { code, imports } = linkImports(chunk.code, new Map([...modules, ...LOADER]));
    if (!isComplete(kept, imports)) return undefined;
    return { code, modules: [...modules.values()], fingerprint: kept.fingerprint };
  }

  async #kept(options: RolldownOptions): Promise<KeptRuntime | undefined> {
    const entries = new Map([...this.#entries].sort(([one], [other]) => (one < other ? -1 : 1)));
    const { transform, resolve } = options;
    const dependsOn = [VERSION, LOADER_URL, this.#root, transform, resolve, [...entries]];
    const key = createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex').slice(0, 16);
    const store = new RuntimeStore(this.#folder);
    const kept = store.find(key);
    if (kept !== undefined) return kept;
    const beganMs = Date.now();
    try {
      return store.keep(key, entries, await runtimeScript(entries, options, this.#root), beganMs);
    } catch (error) {
      const { errno } = error as NodeJS.ErrnoException;
      if (errno !== undefined) throw noScratchSpace(this.#folder, reasonOf(error));
      // A runtime that does not bundle or load: the worker says of the whole why.
      return undefined;
    }
  }
}

function isFileOf({ files }: KeptRuntime, url: string): boolean {
  return url.startsWith('file:') && files.includes(fileURLToPath(url));
}

/** Whether every name that is imported is there. */
function isComplete({ entries }: KeptRuntime, imports: readonly LinkedImport[]): boolean {
  return entries.every(({ specifier, names }) =>
    imports
      .filter((one) => one.specifier === specifier)
      .every((one) => namesImported(one).every((name) => names.includes(name))),
  );
}
