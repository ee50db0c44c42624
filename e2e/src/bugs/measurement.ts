import { type InvestigatedBug } from '@gossip/sim-runtime/sim';
import { type Bug } from './bug.js';
import { firstSeed, type Hunt, hunt } from './hunt.js';
import { loadSimulation } from './load-simulation.js';

/** The middle of several values, and the largest of them. */
export interface Spread {
  readonly median: number;
  readonly most: number;
}

/** What it took to find a bug from several first seeds, and to tell it. */
export interface Measurement {
  readonly bug: Bug;
  readonly hunts: number;
  /** How many of the hunts found it. */
  readonly found: number;
  readonly seeds: Spread;
  readonly operations: { readonly before: Spread; readonly after: Spread };
  readonly faults: { readonly before: Spread; readonly after: Spread };
  readonly runs: Spread;
  readonly shrinkMs: Spread;
  /** The oracles that found it. */
  readonly oracles: readonly string[];
  /** The shortest of the shrunk stories. */
  readonly story: readonly string[];
}

/** Hunts for a bug from several first seeds. */
export async function measure(bug: Bug, hunts: number): Promise<Measurement> {
  const loaded = await loadSimulation(bug, 'wrong');
  const found = Array.from({ length: hunts }, (_, index) => hunt(loaded, firstSeed(index))).filter(
    (one): one is Hunt => one !== undefined,
  );
  const shrunk = found.map((one) => shrunkOf(one.bug));
  return {
    bug,
    hunts,
    found: found.length,
    seeds: spread(found.map(({ seeds }) => seeds)),
    operations: {
      before: spread(shrunk.map(({ operations }) => operations.before)),
      after: spread(shrunk.map(({ operations }) => operations.after)),
    },
    faults: {
      before: spread(shrunk.map(({ faults }) => faults.before)),
      after: spread(shrunk.map(({ faults }) => faults.after)),
    },
    runs: spread(shrunk.map(({ runs }) => runs)),
    shrinkMs: spread(shrunk.map(({ elapsedMs }) => elapsedMs)),
    oracles: [...new Set(found.map((one) => one.bug.oracle))],
    story: shortest(found.map((one) => one.bug.story)),
  };
}

function shrunkOf({ shrunk }: InvestigatedBug): NonNullable<InvestigatedBug['shrunk']> {
  if (shrunk === undefined) throw new Error('A bug that was hunted is shrunk.');
  return shrunk;
}

function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((first, second) => first - second);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? NaN, most: sorted.at(-1) ?? NaN };
}

function shortest(stories: readonly (readonly string[])[]): readonly string[] {
  return stories.reduce(
    (best, story) => (story.length < best.length ? story : best),
    stories[0] ?? [],
  );
}
