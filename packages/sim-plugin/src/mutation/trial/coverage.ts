import type { Level } from '@gossip/sim-runtime/sim';
import type { SimulationPool } from '../../sweep/pool/simulation-pool.js';
import { type SeedRange, slice } from '../../sweep/seeds/seed-range.js';
import type { CoveredSeed, Limits } from '../../sweep/worker/session.js';
import { failsUnmutated } from '../mutation-errors.js';

/** Which sites the seeds reach, and what the runs take. */
export interface Coverage {
  /** The oracles that can object, by name, in the simulation's order. */
  readonly demands: readonly string[];
  /** The sites that are reached while the module is loaded. */
  readonly loaded: ReadonlySet<number>;
  /** By site: the seeds that reach it, those with the fewest events first. */
  readonly seedsOf: ReadonlyMap<number, readonly number[]>;
  /** The seed with the fewest events. */
  readonly cheapest: number;
  readonly limits: Limits;
  readonly maxSteps: number;
}

/** What to run without mutants. */
export interface CoverageRequest {
  readonly module: string;
  readonly level: Level;
  readonly seeds: SeedRange;
  readonly limits: Limits;
  readonly workers: number;
}

/** A mutant may take this many times as much as the most expensive run without a mutant. */
const BUDGET_FACTOR = 10;
/** And this much more, for code that takes next to nothing. */
const LEAST_EVENTS = 1_000;
const LEAST_STEPS = 10_000;
const SEEDS_A_REQUEST = 25;

/**
 * Runs the seeds without a mutant, and notes which sites each of them reaches.
 *
 * @throws SimPluginError when a seed fails, since no mutant can be distinguished from that
 */
export async function coverageOf(
  pool: SimulationPool,
  { module, level, seeds, limits, workers }: CoverageRequest,
): Promise<Coverage> {
  const parts = Array.from({ length: Math.ceil(seeds.count / SEEDS_A_REQUEST) }, (_, part) =>
    seedsFrom(seeds, part * SEEDS_A_REQUEST),
  );
  const loaded = new Set<number>();
  const covered: CoveredSeed[] = [];
  let demands: readonly string[] = [];
  const lane = async (): Promise<void> => {
    await pool.with(async (worker) => {
      for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
        const answer = await worker.call('cover', { level, seeds: part, limits });
        demands = answer.demands;
        for (const site of answer.loaded) loaded.add(site);
        covered.push(...answer.seeds);
      }
    });
  };
  await Promise.all(Array.from({ length: Math.min(workers, parts.length) }, lane));
  covered.sort((one, other) => one.events - other.events || one.seed - other.seed);
  const failed = covered.find(({ violation }) => violation !== undefined);
  if (failed?.violation !== undefined) {
    throw failsUnmutated(module, failed.seed, level, failed.violation.oracle);
  }
  return {
    demands,
    loaded,
    seedsOf: seedsBySite(covered),
    cheapest: covered[0]?.seed ?? seeds.first,
    limits: { ...limits, maxEvents: budget(covered, 'events', LEAST_EVENTS) },
    maxSteps: budget(covered, 'steps', LEAST_STEPS),
  };
}

function seedsFrom(seeds: SeedRange, from: number): readonly number[] {
  const count = Math.min(SEEDS_A_REQUEST, seeds.count - from);
  return Array.from({ length: count }, (_, index) => slice(seeds, from + index, 1).first);
}

function seedsBySite(covered: readonly CoveredSeed[]): ReadonlyMap<number, readonly number[]> {
  const bySite = new Map<number, number[]>();
  for (const { seed, sites } of covered) {
    for (const site of sites) {
      const known = bySite.get(site);
      if (known === undefined) bySite.set(site, [seed]);
      else known.push(seed);
    }
  }
  return bySite;
}

function budget(covered: readonly CoveredSeed[], what: 'events' | 'steps', least: number): number {
  const most = covered.reduce((largest, seed) => Math.max(largest, seed[what]), 0);
  return BUDGET_FACTOR * most + least;
}
