import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { ambientUses } from './ambient/ambient-uses.js';
import { typeImports } from './ambient/module-imports.js';
import { isInside } from '../workspace/is-inside.js';
import { roleOf } from './module-file-role.js';
import { withoutMark } from '../byte-order-mark.js';
import { isReviewable, parseSource } from './source/parse-source.js';

type Imports = ReadonlyMap<string, readonly string[]>;

/**
 * The helpers of the simulations in a folder: files in it that a simulation imports, directly or not,
 * and that no production code imports. They are simulation code under a name of production code.
 *
 * Production code is each file that no simulation leads to, the folder's `index.ts` and `logic.ts`,
 * and what these import. A folder without an `index.ts` has no helpers: nothing tells them from logic.
 *
 * @param folder - absolute path of the folder that has a `sim.ts`
 * @returns absolute paths, sorted
 */
export function simulationHelpersIn(folder: string): readonly string[] {
  if (!existsSync(join(folder, 'index.ts'))) return [];
  const imports: Imports = new Map(
    sourcesIn(sourceFolderOf(folder)).map((file) => [file, importsOf(file)]),
  );
  const files = [...imports.keys()];
  const simulations = files.filter((file) => roleOf(file) === 'simulation');
  const simulated = reachedFrom(
    simulations.filter((file) => dirname(file) === folder),
    imports,
  );
  const entries = [join(folder, 'index.ts'), join(folder, 'logic.ts')];
  const production = reachedFrom(
    files.filter((file) => {
      if (roleOf(file) !== 'production') return false;
      return entries.includes(file) || !simulated.has(file);
    }),
    imports,
  );
  return files.filter(
    (file) =>
      roleOf(file) === 'production' &&
      simulated.has(file) &&
      !production.has(file) &&
      isInside(folder, file),
  );
}

/** The folder of all sources of a package, whose files may import those of a module in it. */
function sourceFolderOf(folder: string): string {
  const end = `${folder}${sep}`.lastIndexOf(`${sep}src${sep}`);
  return end < 0 ? folder : folder.slice(0, end + `${sep}src`.length);
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return NO_SOURCES.test(entry.name) ? [] : sourcesIn(path);
      return entry.isFile() && isReviewable(entry.name) ? [path] : [];
    })
    .sort();
}

/** Folders of installed, built and hidden files. */
const NO_SOURCES = /^(node_modules|dist|out-tsc|\..*)$/;

function importsOf(file: string): readonly string[] {
  const source = parseSource(file, withoutMark(readFileSync(file, 'utf8')));
  const loaded = ambientUses(source).flatMap(({ kind, path }) => (kind === 'load' ? [path] : []));
  return [...loaded, ...typeImports(source)].flatMap((specifier) => besides(file, specifier) ?? []);
}

/** The file that a relative import leads to. */
function besides(importer: string, specifier: string): string | undefined {
  if (!/^\.{1,2}(\/|$)/.test(specifier)) return undefined;
  const path = resolve(dirname(importer), specifier);
  const stem = path.replace(/\.([cm]?)jsx?$/, '.$1');
  const candidates = [
    ...(stem === path ? [] : [`${stem}ts`, `${stem}tsx`]),
    path,
    ...['.ts', '.tsx', '.mts', '.js', `${sep}index.ts`].map((end) => path + end),
  ];
  return candidates.find((it) => existsSync(it) && statSync(it).isFile());
}

function reachedFrom(entries: readonly string[], imports: Imports): ReadonlySet<string> {
  const reached = new Set(entries);
  // A set gives what is added to it meanwhile, too.
  for (const file of reached) for (const next of imports.get(file) ?? []) reached.add(next);
  return reached;
}
