import { formatFiles, type Tree } from '@nx/devkit';
import { ignoreReports } from '../../generators/init/ignore-reports.js';
import { leaveOutOfProduction } from '../../generators/init/leave-out-of-production.js';

/**
 * Gives a workspace that an earlier `init` set up what `init` does since: simulations are no part of the
 * named input `production`, and reports are out of git.
 */
export default async function leaveSimulationsOutOfProduction(tree: Tree): Promise<void> {
  ignoreReports(tree);
  await leaveOutOfProduction(tree);
  await formatFiles(tree);
}
