import {
  formatFiles,
  type GeneratorCallback,
  installPackagesTask,
  logger,
  type Tree,
} from '@nx/devkit';
import { setUpWorkspace } from '../init/set-up-workspace.js';
import { extendLibrary } from './extend-library.js';
import { lintModule } from './lint-module.js';
import { planModule } from './plan-module.js';
import { scaffoldReport } from './scaffold-report.js';
import { type ModuleOptions } from './schema.js';
import { writeLibrary } from './write-library.js';
import { writeModule } from './write-module.js';

/**
 * Adds a simulation-ready module, in a library of its own or in an existing one.
 *
 * @param tree - the workspace's files
 * @param options - as schema.json describes them
 * @returns what installs the packages that are new, and tells what to do next, once the files are written
 * @throws SimPluginError before anything is written, when the module cannot be added as asked
 */
export default async function moduleGenerator(
  tree: Tree,
  options: ModuleOptions,
): Promise<GeneratorCallback> {
  const plan = planModule(tree, options);
  await setUpWorkspace(tree, plan);
  writeModule(tree, plan);
  if (plan.library.kind === 'new') {
    await writeLibrary(tree, plan, plan.library);
  } else {
    extendLibrary(tree, plan, plan.library);
  }
  const installLinter = await lintModule(tree, plan);
  if (!options.skipFormat) {
    await formatFiles(tree);
  }
  const report = scaffoldReport(tree, plan);
  // A package that is new to the workspace has to be linked, whether or not the root needs any.
  const isNewPackage = plan.library.kind === 'new' && plan.layout.kind !== 'integrated';
  return async () => {
    await installLinter();
    installPackagesTask(tree, isNewPackage);
    logger.info(`\n${report}\n`);
  };
}
