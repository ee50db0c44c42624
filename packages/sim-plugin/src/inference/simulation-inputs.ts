import { type CreateNodesContext, type TargetConfiguration } from '@nx/devkit';
import { OUTPUT } from '../config/output-folders.js';
import { installedFolder, isLocked } from './locked-package.js';
import { globOf, projectGlob } from './project-glob.js';

type Input = NonNullable<TargetConfiguration['inputs']>[number];

/** What the targets' cached results depend on. */
export interface SimulationInputs {
  readonly check: readonly Input[];
  readonly explore: readonly Input[];
  readonly run: readonly Input[];
  readonly mutate: readonly Input[];
  readonly audit: readonly Input[];
}

/** The projects that the inputs speak of. */
export interface InputRoots {
  /** How globs name the project's own folder. */
  readonly base: string;
  /** The roots of projects that Nx takes for globs, of which any may be a dependency. */
  readonly globLikeRoots: readonly string[];
}

/** What no target reads: prose, and what other tools wrote. */
export const UNREAD = [
  '**/*.md',
  'eslint.config.*',
  `${OUTPUT}/**`,
  'test-output/**',
  'out-tsc/**',
  'dist/**',
];

/** A simulation does not load its spec files; a review typechecks them. */
export const UNREAD_BY_RUN = [
  '**/*.spec.*',
  '**/*.test.*',
  'tsconfig.spec.json',
  'vitest.config.*',
];

/**
 * What the tsconfig files of projects extend beside the root one, which Nx itself hashes by the options and paths that concern
 * the project.
 */
const SHARED_TSCONFIGS = [
  '{workspaceRoot}/tsconfig.*.json',
  '!{workspaceRoot}/tsconfig.base.json',
] as const;

const EXTENSIONS = '{ts,mts,cts,tsx,js,mjs,cjs,jsx,json}';

/** One glob, because Nx takes each fileset of the dependencies by itself and so ignores exclusions. */
export const SOURCES = `**/!(*.spec|*.test).${EXTENSIONS}`;

/** With their tests: Nx fails where `!(…)` and a root such as `packages/b?` meet in one glob. */
const ALL_SOURCES = `**/*.${EXTENSIONS}`;

/** Each does what the option of the same name does, so each is part of what was asked for. */
const RUN_ENVIRONMENT = ['SIM_SEED', 'SIM_SEEDS', 'SIM_LEVEL'];

/**
 * The inputs of both targets.
 *
 * Nx itself adds the target's options, nx.json, and the compiler options of the root tsconfig with
 * the paths that concern the project.
 */
export function simulationInputs(
  context: CreateNodesContext,
  { base, globLikeRoots }: InputRoots,
): SimulationInputs {
  const except = (globs: readonly string[]): Input[] => globs.map((glob) => `!${base}/${glob}`);
  const sources: Input[] = [
    `${base}/**/*`,
    ...except(UNREAD),
    ...SHARED_TSCONFIGS,
    ...shared(context),
  ];
  const dependencies = sourcesOfDependencies(base, globLikeRoots);
  const simulated = [...sources, ...except(UNREAD_BY_RUN), ...dependencies];
  return {
    check: [...sources, ...dependencies, ...tools(['@gossip/sim-plugin', 'typescript'], context)],
    explore: [...simulated, ...tools(['@gossip/sim-plugin'], context)],
    mutate: [...simulated, ...tools(['@gossip/sim-plugin', 'typescript'], context)],
    audit: [
      ...sources,
      { dependentTasksOutputFiles: '**/*.json' },
      ...tools(['@gossip/sim-plugin'], context),
    ],
    run: [
      ...simulated,
      ...RUN_ENVIRONMENT.map((env) => ({ env })),
      ...tools(['@gossip/sim-plugin'], context),
    ],
  };
}

/** Nx finds those in ordinary folders; those in the others are named, whether they are depended on or not. */
function sourcesOfDependencies(base: string, globLikeRoots: readonly string[]): readonly Input[] {
  const others = globLikeRoots.map(projectGlob).filter((glob) => glob !== base);
  const sources = others.length === 0 ? SOURCES : ALL_SOURCES;
  return [
    { fileset: `{projectRoot}/${sources}`, dependencies: true },
    ...others.map((glob) => `${glob}/${ALL_SOURCES}`),
  ];
}

/** What a workspace declares to matter to all of its targets, where it does so under the usual name. */
function shared({ nxJsonConfiguration }: CreateNodesContext): readonly Input[] {
  return nxJsonConfiguration.namedInputs?.['sharedGlobals'] === undefined ? [] : ['sharedGlobals'];
}

/**
 * The packages that do the work, in their locked versions with all that they depend on; what the
 * project itself imports comes with its dependencies. Without this input Nx hashes every package of
 * the workspace, which is coarse but right, and so is what happens when one is not locked.
 */
function tools(packages: readonly string[], context: CreateNodesContext): readonly Input[] {
  return packages.every((name) => isLocked(name, context))
    ? [{ externalDependencies: [...packages] }]
    : packages.flatMap((name) => sourcesInWorkspace(name, context));
}

/** Where the plugin is made in the workspace that uses it, its sources stand for its version. */
function sourcesInWorkspace(packageName: string, { workspaceRoot }: CreateNodesContext): string[] {
  const folder = installedFolder(packageName, workspaceRoot);
  if (folder === undefined || folder.startsWith('node_modules/')) return [];
  const sources = `{workspaceRoot}/${globOf(folder)}/src/**`;
  return [`${sources}/*`, `!${sources}/*.spec.ts`];
}
