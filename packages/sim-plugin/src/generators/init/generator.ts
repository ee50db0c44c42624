import { formatFiles, type GeneratorCallback, installPackagesTask, type Tree } from '@nx/devkit';
import { readTooling } from '../module/tooling.js';
import { type InitOptions } from './schema.js';
import { setUpWorkspace } from './set-up-workspace.js';
import { tellAssistants } from './tell-assistants.js';
import { wireModules } from './wire-modules.js';

/**
 * Sets a workspace up for simulated modules; does nothing where that was done before.
 *
 * @param tree - the workspace's files
 * @param options - as schema.json describes them
 * @returns what installs the packages that are new, once the files are written
 */
export default async function initGenerator(
  tree: Tree,
  options: InitOptions = {},
): Promise<GeneratorCallback> {
  await setUpWorkspace(tree, readTooling(options));
  await wireModules(tree);
  if (options.agents ?? true) {
    tellAssistants(tree);
  }
  if (!options.skipFormat) {
    await formatFiles(tree);
  }
  return () => {
    installPackagesTask(tree);
  };
}
