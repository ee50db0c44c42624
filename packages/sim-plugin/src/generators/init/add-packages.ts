import {
  addDependenciesToPackageJson,
  getDependencyVersionFromPackageJson,
  type Tree,
} from '@nx/devkit';
import { detectLayout } from '../../workspace/detect-layout.js';
import { type Tooling } from '../module/tooling.js';
import { RUNTIME, runtimeRange, TEST_RUNNER, TOOLS } from './tested-versions.js';

/**
 * Adds what modules need to the root's package.json.
 *
 * Tools that the workspace has stay at the version it chose. The runtime follows the plugin upwards,
 * unless the workspace has it from somewhere other than a registry.
 */
export function addPackages(tree: Tree, unitTestRunner: Tooling['unitTestRunner']): void {
  const tools = unitTestRunner === 'vitest' ? { ...TOOLS, ...TEST_RUNNER } : { ...TOOLS };
  addDependenciesToPackageJson(tree, {}, tools, undefined, true);
  const present = getDependencyVersionFromPackageJson(tree, RUNTIME);
  if (present === null || isVersionRange(present)) {
    addRuntime(tree);
  }
}

/**
 * Where projects have no package.json of their own the root's names what production code imports,
 * and a module's production code imports the runtime's contracts.
 */
function addRuntime(tree: Tree): void {
  const runtime = { [RUNTIME]: runtimeRange() };
  const byRoot = detectLayout(tree).kind === 'integrated';
  addDependenciesToPackageJson(tree, byRoot ? runtime : {}, byRoot ? {} : runtime);
}

/** As opposed to a file, a link, a workspace's own package or a catalog's entry. */
function isVersionRange(version: string): boolean {
  return /^[~^]?\d/.test(version);
}
