import { addDependenciesToPackageJson, readJson, type Tree, updateJson } from '@nx/devkit';
import { type Tooling } from '../module/tooling.js';
import { RUNTIME, runtimeRange, TEST_RUNNER, TOOLS } from './tested-versions.js';

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * Adds what modules need to the root's package.json.
 *
 * Tools that the workspace has stay at the version it chose. The runtime follows the plugin upwards,
 * unless the workspace has it from somewhere other than a registry.
 */
export function addPackages(tree: Tree, unitTestRunner: Tooling['unitTestRunner']): void {
  const tools = unitTestRunner === 'vitest' ? { ...TOOLS, ...TEST_RUNNER } : { ...TOOLS };
  addDependenciesToPackageJson(tree, {}, tools, undefined, true);
  addRuntime(tree);
}

/**
 * A module's production code imports the runtime's contracts, so it is no dependency of development, as
 * which `npm install --save-dev` may have entered it.
 */
function addRuntime(tree: Tree): void {
  const { dependencies, devDependencies } = readJson<Manifest>(tree, 'package.json');
  const ofDevelopment = devDependencies?.[RUNTIME];
  if (ofDevelopment !== undefined) {
    const moved = { ...dependencies, [RUNTIME]: dependencies?.[RUNTIME] ?? ofDevelopment };
    const others = Object.entries(devDependencies ?? {}).filter(([name]) => name !== RUNTIME);
    updateJson<Manifest>(tree, 'package.json', (manifest) => ({
      ...manifest,
      dependencies: moved,
      devDependencies: Object.fromEntries(others),
    }));
  }
  const present = dependencies?.[RUNTIME] ?? ofDevelopment;
  if (present === undefined || isVersionRange(present)) {
    addDependenciesToPackageJson(tree, { [RUNTIME]: runtimeRange() }, {});
  }
}

/** As opposed to a file, a link, a workspace's own package or a catalog's entry. */
function isVersionRange(version: string): boolean {
  return /^[~^]?\d/.test(version);
}
