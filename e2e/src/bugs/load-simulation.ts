import type { SimulationExploration, SimulationExploreOptions } from '@gossip/sim-runtime/explore';
import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { type Bug, type Mistake } from './bug.js';
import { INSTALLED, sharedRuntime } from './shared-runtime.js';

/** A simulation, and the very copy of the runtime that made it. */
export interface Loaded {
  readonly runtime: typeof SimRuntime;
  readonly simulation: SimRuntime.Simulation;
}

const REPOSITORY = join(import.meta.dirname, '../../..');
const BUGS = join(REPOSITORY, 'e2e/bugs');
/** The file from which packages of this repository are looked up. */
const HERE = join(REPOSITORY, 'e2e/src/bugs/load-simulation.ts');
const ENTRY = '\0entry';
const EXPLORED = `import { exploreSimulation } from '@gossip/sim-runtime/explore';
import { simulation } from './sim.js';
export const explore = (bounds) => exploreSimulation(simulation, bounds);`;

/** The module as it should be, or with its mistake. */
type Variant = 'right' | 'wrong';

/**
 * Loads the module of a bug from its TypeScript: as it should be, or with the mistake.
 *
 * @throws Error when the piece that the mistake replaces is not in the module exactly once
 */
export async function loadSimulation(bug: Bug, variant: Variant): Promise<Loaded> {
  const changed = await sourcesOf(bug, variant);
  return bundleSimulation(`${bug.name}-${variant}`, join(BUGS, bug.name, 'sim.ts'), changed);
}

/** Explores a simulation within bounds, by the copy of the runtime that made it. */
export type Explore = (bounds: SimulationExploreOptions) => SimulationExploration;

/**
 * Loads the module of a bug as `loadSimulation` does, to be explored.
 *
 * @throws Error when the piece that the mistake replaces is not in the module exactly once
 */
export async function loadExploration(bug: Bug, variant: Variant): Promise<Explore> {
  const entry = join(BUGS, bug.name, 'explored.ts');
  const sources = new Map([...(await sourcesOf(bug, variant)), [entry, EXPLORED]]);
  const name = `${bug.name}-${variant}-explored`;
  const { explore } = await bundleModule<{ readonly explore: Explore }>(
    name,
    entry,
    'explore',
    sources,
  );
  return explore;
}

async function sourcesOf(bug: Bug, variant: Variant): Promise<Map<string, string>> {
  const flawed = join(BUGS, bug.name, bug.file);
  const changed = new Map<string, string>();
  if (variant === 'wrong') changed.set(flawed, plant(bug, await readFile(flawed, 'utf8')));
  return changed;
}

/**
 * Loads a simulation from its TypeScript.
 *
 * @param name - what no other bundle of this process is called
 * @param entry - the file that exports the simulation
 * @param sources - files that are other than on the disk, or not there, by their paths
 */
export async function bundleSimulation(
  name: string,
  entry: string,
  sources: ReadonlyMap<string, string>,
): Promise<Loaded> {
  return bundleModule<Loaded>(name, entry, 'simulation', sources);
}

/**
 * Loads an export of a module from its TypeScript, wherever it lies, with the runtime of this repository.
 *
 * @param name - what no other bundle of this process is called
 * @param entry - the file that exports it
 * @param exported - its name
 * @param sources - files that are other than on the disk, or not there, by their paths
 * @returns the export by its name, and `runtime`: the copy of the runtime that it uses, which all modules share
 */
export async function bundleModule<Exports>(
  name: string,
  entry: string,
  exported: string,
  sources: ReadonlyMap<string, string> = new Map(),
): Promise<Exports> {
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    logLevel: 'silent',
    resolve: { conditionNames: ['@gossip/source', 'import', 'node', 'default'] },
    external: INSTALLED,
    plugins: [
      {
        name: 'sources',
        async resolveId(id, importer) {
          if (id === ENTRY || sources.has(id)) return id;
          const runtime = await sharedRuntime(REPOSITORY, id);
          if (runtime !== undefined) return { id: runtime, external: true };
          if (id.startsWith('@gossip/')) return this.resolve(id, HERE, { skipSelf: true });
          if (importer === undefined || !id.startsWith('.')) return null;
          const file = join(dirname(importer), id.replace(/\.js$/, '.ts'));
          return sources.has(file) ? file : null;
        },
        load(id) {
          if (id === ENTRY) {
            return `export * as runtime from '@gossip/sim-runtime/sim';
export { ${exported} } from ${JSON.stringify(entry)};`;
          }
          const code = sources.get(id);
          return code === undefined ? null : { code, moduleType: 'ts' };
        },
      },
    ],
  });
  const file = join(REPOSITORY, 'node_modules/.cache/bugs', `${name}-${process.pid}.mjs`);
  await mkdir(join(file, '..'), { recursive: true });
  try {
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    await bundle.close();
    return (await import(pathToFileURL(file).href)) as Exports;
  } finally {
    await rm(file, { force: true });
  }
}

/** The code with the mistake in it. @throws Error when its place is not there exactly once */
export function plant({ name, file, right, wrong }: Mistake, code: string): string {
  const [before, after, ...others] = code.split(right);
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`${name}/${file} must hold this piece exactly once: ${right}`);
  }
  return `${before}${wrong}${after}`;
}
