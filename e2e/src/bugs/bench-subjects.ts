import { type Simulation } from '@gossip/sim-runtime/sim';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BUG_CATALOGUE } from './bug-catalogue.js';
import { bundleModule, loadSimulation, type Loaded } from './load-simulation.js';

/** A variant of a module that the benchmark of bugs looks at. */
export interface Subject {
  readonly name: string;
  /** Whether it has no mistake, so that no seed may fail. */
  readonly correct: boolean;
  readonly load: () => Promise<Loaded>;
}

interface Variant {
  readonly simulation: Simulation;
  readonly correct?: boolean;
}

interface Variants {
  readonly runtime: Loaded['runtime'];
  readonly variants: Readonly<Record<string, Variant>>;
}

/** The planted bugs of this repository, each module with its mistake and without. */
export function plantedBugs(): readonly Subject[] {
  return BUG_CATALOGUE.flatMap((bug) => [
    { name: bug.name, correct: false, load: () => loadSimulation(bug, 'wrong') },
    { name: `${bug.name}-right`, correct: true, load: () => loadSimulation(bug, 'right') },
  ]);
}

/**
 * The variants of the modules in a folder outside the repository: those that `src/tests/variants.ts` of each of its
 * folders exports as `variants`, by their names.
 */
export async function zooOf(folder: string): Promise<readonly Subject[]> {
  const modules = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const subjects: Subject[] = [];
  for (const { name } of modules) {
    const entry = join(resolve(folder), name, 'src/tests/variants.ts');
    const { runtime, variants } = await bundleModule<Variants>(`zoo-${name}`, entry, 'variants');
    for (const [variant, { simulation, correct = false }] of Object.entries(variants)) {
      subjects.push({
        name: variant,
        correct,
        load: () => Promise.resolve({ runtime, simulation }),
      });
    }
  }
  return subjects;
}
