import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { roleOf } from './module-file-role.js';
import { simulationHelpersIn } from './simulation-helpers.js';

/** What stands beside a file of a module. */
export interface ModuleFolder {
  /** The texts of what tries the module out: its tests, its simulations and the helpers of these. */
  trials(): Iterable<string>;
}

/** Whether a file stands at the base of a module, which is where a `sim.ts` is. */
export function isInModule(filename: string): boolean {
  return existsSync(join(dirname(filename), 'sim.ts'));
}

/**
 * Finds the tests and the simulations of the module that a file belongs to.
 *
 * @param filename - absolute path of a file at the base of the module
 * @returns `undefined` when the file's folder is not the base of a module, which has a `sim.ts`
 */
export function moduleFolderOf(filename: string): ModuleFolder | undefined {
  if (!isInModule(filename)) return undefined;
  const base = dirname(filename);
  const tests = join(base, 'tests');
  const files = [
    ...filesIn(base).filter((file) => roleOf(file) !== 'production'),
    ...(existsSync(tests) ? filesIn(tests, true) : []),
  ];
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(file, 'utf8');
    texts.set(file, text);
    return text;
  };
  let helpers: readonly string[] | undefined;
  return {
    *trials() {
      for (const file of files) yield textOf(file);
      // Helpers are found by parsing all files, so only where the rest does not do.
      helpers ??= simulationHelpersIn(base);
      for (const file of helpers) yield textOf(file);
    },
  };
}

/**
 * Whether a file is code of a simulation: a simulation itself, or a helper of one that stands in the
 * folder of the module, or below it.
 *
 * @param filename - absolute path
 */
export function isSimulationCode(filename: string): boolean {
  const role = roleOf(filename);
  if (role !== 'production') return role === 'simulation';
  for (let at = dirname(filename); ; at = dirname(at)) {
    if (existsSync(join(at, 'sim.ts'))) return simulationHelpersIn(at).includes(filename);
    const isTop = basename(at) === 'src' || existsSync(join(at, 'package.json'));
    if (isTop || dirname(at) === at) return false;
  }
}

function filesIn(folder: string, recursive = false): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
