import { type CreateNodesContext, type TargetConfiguration } from '@nx/devkit';
import { installedFolder, isLocked } from './locked-package.js';

type Input = NonNullable<TargetConfiguration['inputs']>[number];

/** What the targets' cached results depend on. */
export interface SimulationInputs {
  readonly check: readonly Input[];
  readonly run: readonly Input[];
}

/** What no target reads: prose, and what other tools wrote. */
const UNREAD = [
  '!{projectRoot}/**/*.md',
  '!{projectRoot}/eslint.config.*',
  '!{projectRoot}/sim-output/**',
  '!{projectRoot}/test-output/**',
  '!{projectRoot}/out-tsc/**',
  '!{projectRoot}/dist/**',
];

/** A simulation does not load its spec files; a review typechecks them. */
const UNREAD_BY_RUN = [
  '!{projectRoot}/**/*.spec.*',
  '!{projectRoot}/**/*.test.*',
  '!{projectRoot}/tsconfig.spec.json',
  '!{projectRoot}/vitest.config.*',
];

/** One glob, because Nx takes each fileset of the dependencies by itself and so ignores exclusions. */
const SOURCES_OF_DEPENDENCIES = {
  fileset: '{projectRoot}/**/!(*.spec|*.test).{ts,mts,cts,tsx,js,mjs,cjs,jsx,json}',
  dependencies: true,
} as const;

/** Each does what the option of the same name does, so each is part of what was asked for. */
const RUN_ENVIRONMENT = ['SIM_SEED', 'SIM_SEEDS', 'SIM_LEVEL'];

/**
 * The inputs of both targets, for the whole workspace.
 *
 * Nx itself adds the target's options, nx.json, and the compiler options of the root tsconfig with
 * the paths that concern the project.
 */
export function simulationInputs(context: CreateNodesContext): SimulationInputs {
  const sources: Input[] = ['{projectRoot}/**/*', ...UNREAD, ...shared(context)];
  return {
    check: [
      ...sources,
      SOURCES_OF_DEPENDENCIES,
      ...tools(['@gossip/sim-plugin', 'typescript'], context),
    ],
    run: [
      ...sources,
      ...UNREAD_BY_RUN,
      SOURCES_OF_DEPENDENCIES,
      ...RUN_ENVIRONMENT.map((env) => ({ env })),
      ...tools(['@gossip/sim-plugin'], context),
    ],
  };
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
  return folder === undefined || folder.startsWith('node_modules/')
    ? []
    : [`{workspaceRoot}/${folder}/src/**/*`, `!{workspaceRoot}/${folder}/src/**/*.spec.ts`];
}
