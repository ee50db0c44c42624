import {
  generateFiles,
  getDependencyVersionFromPackageJson,
  offsetFromRoot,
  type Tree,
} from '@nx/devkit';
import { type ModulePlan } from './module-plan.js';
import { templates } from '../templates.js';

const VITEST_CONFIG = /^vite(st)?\.config\.[cm]?[jt]s$/;

/** Whether a project has a configuration that Vitest would read. */
export function hasVitestConfig(tree: Tree, projectRoot: string): boolean {
  return tree.children(projectRoot).some((file) => VITEST_CONFIG.test(file));
}

export function writeVitestConfig(
  tree: Tree,
  { projectRoot, layout, type }: ModulePlan,
  projectName: string,
): void {
  generateFiles(tree, templates('module', 'vitest'), projectRoot, {
    type,
    projectName,
    projectRoot,
    offset: offsetFromRoot(projectRoot),
    mapsPaths: layout.kind === 'integrated' && viteMapsPaths(tree),
  });
}

/** Vite reads a tsconfig's paths from its version 8 on, and does not know the setting before. */
function viteMapsPaths(tree: Tree): boolean {
  const version = getDependencyVersionFromPackageJson(tree, 'vite') ?? '';
  const [, major] = /(\d+)/.exec(version) ?? [];
  return Number(major) >= 8;
}
