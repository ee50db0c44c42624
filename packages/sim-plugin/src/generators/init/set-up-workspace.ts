import { type Tree } from '@nx/devkit';
import { addPackages } from './add-packages.js';
import { ignoreReports } from './ignore-reports.js';
import { registerPlugin } from './register-plugin.js';

/** What every workspace with simulated modules needs. Each step leaves alone what it finds done. */
export function setUpWorkspace(tree: Tree): void {
  registerPlugin(tree);
  addPackages(tree);
  ignoreReports(tree);
}
