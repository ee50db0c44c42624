import type { Level } from './level.js';
import type { ModuleType } from './module-type.js';

/** The marker of a simulated project: a file of this name beside its package.json or project.json. */
export const SIM_CONFIG_FILE = 'sim.config.json';

/**
 * How pure a module promises to be: `strict` admits no effect at all, `moderate` admits asynchronous
 * effects behind ports.
 */
export const BOUNDARIES = ['strict', 'moderate'] as const;

/** How pure a module promises to be: one of `BOUNDARIES`. */
export type Boundary = (typeof BOUNDARIES)[number];

/** One simulation-ready module of a project. */
export interface ModuleConfig {
  /** The module's name, unique within its project. */
  readonly name: string;
  /** Which of the three shapes it has. */
  readonly type: ModuleType;
  /** The file that exports the module's simulation, relative to the project's root, with forward slashes. */
  readonly simulation: string;
  /** What the review holds it to. */
  readonly boundary: Boundary;
}

/** What the review of sim-check is told about a project. */
export interface ReviewConfig {
  /** Third-party packages that modules may import, each with the reason why it is deterministic. */
  readonly packages: Readonly<Record<string, string>>;
  /** Globs of files that touch the outside world and are exempt, relative to the project's root. */
  readonly adapters: readonly string[];
  /** Options of the review's rules, by the rules' names without `sim/`. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a project's sim.config.json says, with its defaults filled in. */
export interface SimConfig {
  /** In the order of the file; at least one. */
  readonly modules: readonly ModuleConfig[];
  /** What the review is told. */
  readonly review: ReviewConfig;
  /** How many seeds a sweep of each level runs when nobody says otherwise. */
  readonly seeds: Readonly<Record<Level, number>>;
}

/** The boundary of a module that names none. */
export const DEFAULT_BOUNDARY: Readonly<Record<ModuleType, Boundary>> = {
  coordination: 'strict',
  gossip: 'strict',
  pipeline: 'moderate',
};

export const DEFAULT_SEEDS: SimConfig['seeds'] = { sunny: 10, stormy: 100, radioactive: 1000 };

export const DEFAULT_REVIEW: ReviewConfig = { packages: {}, adapters: [], rules: {} };

/** The number of all seeds, which are unsigned 32-bit integers. */
export const ALL_SEEDS = 2 ** 32;
