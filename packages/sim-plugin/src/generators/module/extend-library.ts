import { posix } from 'node:path';
import {
  logger,
  names,
  type ProjectConfiguration,
  readJson,
  type TargetConfiguration,
  type Tree,
  updateJson,
  writeJson,
} from '@nx/devkit';
import { RUNTIME, runtimeRange } from '../init/tested-versions.js';
import { testTarget, testTargetName } from './library-targets.js';
import { type ExistingLibrary, type ModulePlan } from './module-plan.js';
import { extendTsconfigs } from './module-tsconfigs.js';
import { hasVitestConfig, writeVitestConfig } from './vitest-config.js';

/** Makes an existing library fit for a module: its exports, its builds, its tests and its packages. */
export function extendLibrary(tree: Tree, plan: ModulePlan, library: ExistingLibrary): void {
  exportModule(tree, plan, library);
  extendTsconfigs(tree, plan);
  if (plan.unitTestRunner === 'vitest') {
    addTests(tree, plan, library);
  }
  addRuntime(tree, plan);
}

/** As a namespace: two modules of one type export the same names. */
function exportModule(tree: Tree, { name }: ModulePlan, { sourceRoot }: ExistingLibrary): void {
  const index = posix.join(sourceRoot, 'index.ts');
  const text = tree.read(index, 'utf8') ?? '';
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  const { propertyName } = names(name);
  tree.write(index, `${text}${separator}export * as ${propertyName} from './${name}/index.js';\n`);
}

function addTests(tree: Tree, plan: ModulePlan, { projectName, project }: ExistingLibrary): void {
  if (!hasVitestConfig(tree, plan.projectRoot)) {
    writeVitestConfig(tree, plan, projectName);
  } else if (plan.type === 'service') {
    logger.warn(
      `${plan.projectRoot} has a Vitest config of its own: add serviceHosts() of '@gossip/sim-plugin/service' to its plugins, without which the tests of a service cannot run.`,
    );
  }
  if (testTargetName(tree) === undefined && project.targets?.['test'] === undefined) {
    addTarget(tree, plan.projectRoot, 'test', testTarget(tree, plan));
  }
}

/** Into the file that configures the project by hand. */
function addTarget(
  tree: Tree,
  projectRoot: string,
  name: string,
  target: TargetConfiguration,
): void {
  type Configuration = Pick<ProjectConfiguration, 'targets'>;
  const add = (configuration: Configuration = {}) => ({
    ...configuration,
    targets: { ...configuration.targets, [name]: target },
  });
  const projectJson = posix.join(projectRoot, 'project.json');
  if (tree.exists(projectJson)) {
    updateJson<Configuration>(tree, projectJson, add);
    return;
  }
  updateJson<{ nx?: Configuration }>(tree, posix.join(projectRoot, 'package.json'), (manifest) => ({
    ...manifest,
    nx: add(manifest.nx),
  }));
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package names what its production code imports; elsewhere the workspace's root does. */
function addRuntime(tree: Tree, { projectRoot }: ModulePlan): void {
  const file = posix.join(projectRoot, 'package.json');
  const manifest = tree.exists(file) ? readJson<Manifest>(tree, file) : undefined;
  const { dependencies, peerDependencies } = manifest ?? {};
  if (manifest !== undefined && !(RUNTIME in { ...dependencies, ...peerDependencies })) {
    const extended = { ...dependencies, [RUNTIME]: runtimeRange() };
    writeJson(tree, file, { ...manifest, dependencies: extended });
  }
}
