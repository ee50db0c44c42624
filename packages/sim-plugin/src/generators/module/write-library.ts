import { generateFiles, type Tree } from '@nx/devkit';
import { joinLibrary } from './join-library.js';
import { writeManifests } from './library-manifests.js';
import { writeLibraryTsconfigs } from './library-tsconfigs.js';
import { type ModulePlan, type NewLibrary } from './module-plan.js';
import { targetNames } from './target-names.js';
import { templateVariables } from './template-variables.js';
import { templates } from '../templates.js';
import { writeVitestConfig } from './vitest-config.js';

/** Writes everything of a new library that is not the module itself, and makes the workspace know it. */
export async function writeLibrary(
  tree: Tree,
  plan: ModulePlan,
  library: NewLibrary,
): Promise<void> {
  writeManifests(tree, plan, library);
  writeLibraryTsconfigs(tree, plan);
  if (plan.unitTestRunner === 'vitest') {
    writeVitestConfig(tree, plan, library.projectName);
  }
  generateFiles(tree, templates('module', 'library'), plan.projectRoot, {
    ...templateVariables(plan),
    ...targetNames(tree),
    hasTests: plan.unitTestRunner === 'vitest',
  });
  await joinLibrary(tree, plan, library);
}
