import type { Level } from './level.js';
import type { ModuleType } from './module-type.js';

/** The marker of a simulated project: a file of this name beside its package.json or project.json. */
export const SIM_CONFIG_FILE = 'sim.config.json';

/**
 * How pure a module promises to be: `strict` admits no effect at all, `moderate` admits asynchronous
 * effects behind ports, `boundary` admits all that the simulation of a service takes over.
 */
export const BOUNDARIES = ['strict', 'moderate', 'boundary'] as const;

/** How pure a module promises to be: one of `BOUNDARIES`. */
export type Boundary = (typeof BOUNDARIES)[number];

/** One simulation-ready module of a project. */
export interface ModuleConfig {
  /** The module's name, unique within its project. */
  readonly name: string;
  /** The module type. */
  readonly type: ModuleType;
  /** The file that exports the module's simulation, relative to the project's root, with forward slashes. */
  readonly simulation: string;
  /** The boundary that the review checks the module against. */
  readonly boundary: Boundary;
  /** The bounds of its explorations, before those of the project. */
  readonly explore?: ExploreBounds;
}

/** The settings of the review of sim-check for a project. */
export interface ReviewConfig {
  /** Third-party packages that modules may import, each with the reason why it is deterministic. */
  readonly packages: Readonly<Record<string, string>>;
  /** Globs of files that touch the outside world and are exempt, relative to the project's root. */
  readonly adapters: readonly string[];
  /** Options of the review's rules, by the rules' names without `sim/`. */
  readonly rules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The settings of sim-mutate for a project. */
export interface MutateConfig {
  /** The least percentage of mutants that have to be killed, unless a command says otherwise. Default: any. */
  readonly minScore?: number;
}

/** A design decision of a project, and the claims that carry it. */
export interface Decision {
  /** What was decided, as a sentence. */
  readonly statement: string;
  /** The names of oracles, and of faults that a module claims to survive. */
  readonly claims: readonly string[];
  /** Where the decision comes from: a paper, a post-mortem, an issue. */
  readonly source?: string;
  /** The id of a hazard that its claims cover. */
  readonly hazard?: string;
}

/** The content of a project's sim.config.json, with its defaults filled in. */
export interface SimConfig {
  /** In the order of the file; at least one. */
  readonly modules: readonly ModuleConfig[];
  /** The settings of the review. */
  readonly review: ReviewConfig;
  /** The bounds of explorations that it gives. */
  readonly explore: ExploreBounds;
  /** The settings of sim-mutate. */
  readonly mutate: MutateConfig;
  /** The design decisions that sim-audit holds against the claims. */
  readonly decisions: readonly Decision[];
  /** The number of seeds of a sweep at each level, where neither an option nor the environment gives one. */
  readonly seeds: Readonly<Record<Level, number>>;
}

/** Bounds of an exploration. */
export type ExploreBounds = Partial<Readonly<Record<ExploreBound, number>>>;

/** A bound of an exploration. */
export type ExploreBound =
  | 'operations'
  | 'parties'
  | 'losses'
  | 'duplications'
  | 'crashes'
  | 'clockSteps'
  | 'draws'
  | 'maxStates';

/** The bounds of an exploration, and their ranges. */
export const EXPLORE_BOUNDS: Readonly<
  Record<ExploreBound, readonly [least: number, most: number]>
> = {
  operations: [0, 1_000],
  parties: [1, 1_000],
  losses: [0, 1_000],
  duplications: [0, 1_000],
  crashes: [0, 1_000],
  clockSteps: [0, 1_000],
  draws: [1, 4],
  maxStates: [1, 100_000_000],
};

/** The boundary of a module that names none. */
export const DEFAULT_BOUNDARY: Readonly<Record<ModuleType, Boundary>> = {
  coordination: 'strict',
  gossip: 'strict',
  pipeline: 'moderate',
  service: 'boundary',
};

export const DEFAULT_SEEDS: SimConfig['seeds'] = { sunny: 10, stormy: 100, radioactive: 1000 };

export const DEFAULT_REVIEW: ReviewConfig = { packages: {}, adapters: [], rules: {} };

/** The number of all seeds, which are unsigned 32-bit integers. */
export const ALL_SEEDS = 2 ** 32;
