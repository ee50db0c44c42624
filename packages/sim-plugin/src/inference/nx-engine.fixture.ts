import { type ProjectConfiguration, type ProjectGraph } from '@nx/devkit';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

interface Native {
  matchGlobPaths(globs: readonly string[], paths: readonly string[]): boolean[];
  expandOutputs(folder: string, outputs: readonly string[]): string[];
}

interface Inspector {
  init(): Promise<void>;
  inspectTaskInputs(task: {
    readonly project: string;
    readonly target: string;
  }): Record<string, { readonly files: readonly string[] }>;
}

interface InspectorModule {
  readonly HashPlanInspector: new (graph: ProjectGraph, root: string, nxJson: object) => Inspector;
}

const require = createRequire(import.meta.url);

/** Nx exports neither its glob engine nor what plans its hashes. */
function load<Module>(file: string): Module {
  return require(join(dirname(require.resolve('nx/package.json')), 'dist/src', file)) as Module;
}

/** The globs of Nx, as its hasher and its cache read them. */
export const nxGlobs: Native = load<Native>('native/index.js');

/** A project as the graph has it. */
export interface GraphProject extends Partial<ProjectConfiguration> {
  readonly root: string;
  /** The names of the projects that it depends on. */
  readonly dependsOnProjects?: readonly string[];
}

/**
 * The files of which Nx makes a task's hash.
 *
 * @param workspaceRoot - absolute path of a real folder
 */
export async function hashedFiles(
  workspaceRoot: string,
  projects: Readonly<Record<string, GraphProject>>,
  task: { readonly project: string; readonly target: string },
): Promise<readonly string[]> {
  const graph: ProjectGraph = {
    nodes: Object.fromEntries(
      Object.entries(projects).map(([name, data]) => [name, { name, type: 'lib', data }]),
    ),
    dependencies: Object.fromEntries(
      Object.entries(projects).map(([source, { dependsOnProjects = [] }]) => [
        source,
        dependsOnProjects.map((target) => ({ source, target, type: 'static' })),
      ]),
    ),
    externalNodes: {},
  };
  const { HashPlanInspector } = load<InspectorModule>('hasher/hash-plan-inspector.js');
  const inspector = new HashPlanInspector(graph, workspaceRoot, {});
  await inspector.init();
  return inspector.inspectTaskInputs(task)[`${task.project}:${task.target}`]?.files ?? [];
}
