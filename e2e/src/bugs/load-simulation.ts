import type * as SimRuntime from '@gossip/sim-runtime/sim';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { type Bug } from './bug.js';

/** A simulation, and the very copy of the runtime that made it. */
export interface Loaded {
  readonly runtime: typeof SimRuntime;
  readonly simulation: SimRuntime.Simulation;
}

const REPOSITORY = join(import.meta.dirname, '../../..');
const BUGS = join(REPOSITORY, 'e2e/bugs');
const ENTRY = '\0entry';

/**
 * Loads the module of a bug from its TypeScript: as it should be, or with the mistake.
 *
 * @throws Error when the piece that the mistake replaces is not in the module exactly once
 */
export async function loadSimulation(bug: Bug, variant: 'right' | 'wrong'): Promise<Loaded> {
  const folder = join(BUGS, bug.name);
  const flawed = join(folder, bug.file);
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    logLevel: 'silent',
    resolve: { conditionNames: ['@gossip/source', 'import', 'node', 'default'] },
    external: ['fast-check', /^pure-rand/],
    plugins: [
      {
        name: 'bug',
        resolveId: (id) => (id === ENTRY ? id : null),
        async load(id) {
          if (id === ENTRY) {
            return `export * as runtime from '@gossip/sim-runtime/sim';
export { simulation } from ${JSON.stringify(join(folder, 'sim.ts'))};`;
          }
          if (id !== flawed || variant === 'right') return null;
          return { code: plant(bug, await readFile(id, 'utf8')), moduleType: 'ts' };
        },
      },
    ],
  });
  const file = join(
    REPOSITORY,
    'node_modules/.cache/bugs',
    `${bug.name}-${variant}-${process.pid}.mjs`,
  );
  await mkdir(join(file, '..'), { recursive: true });
  try {
    await bundle.write({ file, format: 'esm', codeSplitting: false });
    await bundle.close();
    return (await import(pathToFileURL(file).href)) as Loaded;
  } finally {
    await rm(file, { force: true });
  }
}

function plant({ name, file, right, wrong }: Bug, code: string): string {
  const [before, after, ...others] = code.split(right);
  if (before === undefined || after === undefined || others.length > 0) {
    throw new Error(`bugs/${name}/${file} must hold this piece exactly once: ${right}`);
  }
  return `${before}${wrong}${after}`;
}
