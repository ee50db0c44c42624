import { type Tree } from '@nx/devkit';
import { type Tooling } from '../module/tooling.js';
import { addPackages } from './add-packages.js';
import { ignoreReports } from './ignore-reports.js';
import { leaveOutOfProduction } from './leave-out-of-production.js';
import { registerPlugin } from './register-plugin.js';

/** What every workspace with simulated modules needs. Each step leaves alone what it finds done. */
export async function setUpWorkspace(
  tree: Tree,
  tooling: Pick<Tooling, 'unitTestRunner'>,
): Promise<void> {
  registerPlugin(tree);
  addPackages(tree, tooling.unitTestRunner);
  ignoreReports(tree);
  await leaveOutOfProduction(tree);
}
