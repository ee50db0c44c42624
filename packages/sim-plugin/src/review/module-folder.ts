import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What stands beside a file of a module. */
export interface ModuleFolder {
  /** The text of everything that tries the module out: its tests and its simulation. */
  readonly trials: readonly string[];
}

/** Whether a file stands at the base of a module, which is where a `sim.ts` is. */
export function isInModule(filename: string): boolean {
  return existsSync(join(dirname(filename), 'sim.ts'));
}

/**
 * Reads the tests and the simulation of the module that a file belongs to.
 *
 * @param filename - absolute path of a file at the base of the module
 * @returns `undefined` when the file's folder is not the base of a module, which has a `sim.ts`
 */
export function moduleFolderOf(filename: string): ModuleFolder | undefined {
  if (!isInModule(filename)) return undefined;
  const base = dirname(filename);
  const simulation = join(base, 'sim.ts');
  const specs = filesIn(base).filter((file) => /\.spec\.tsx?$/.test(file));
  const tests = join(base, 'tests');
  const files = [simulation, ...specs, ...(existsSync(tests) ? filesIn(tests, true) : [])];
  return { trials: files.map((file) => readFileSync(file, 'utf8')) };
}

function filesIn(folder: string, recursive = false): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
