import { ExplorationError } from '@gossip/sim-runtime/explore';
import { join } from 'node:path';
import { EXPLORE_FOLDER } from '../../config/output-folders.js';
import { readSimConfig } from '../../config/read-sim-config.js';
import { SimPluginError, SimPluginErrors } from '../../errors.js';
import { type OutputFile, replaceFolder } from '../../results/files/output-folder.js';
import { chooseModules } from '../../sweep/module/choose-modules.js';
import { eachModule } from '../../sweep/module/each-module.js';
import { exploreModule } from './explore-module.js';
import { exploreRequest } from './explore-request.js';
import type { SimExploreTask } from './explore-task.js';
import { withSimulation } from './load-simulation.js';
import { readPathFile } from './path-file.js';
import { replayPath } from './replay-path.js';

/**
 * Explores the modules of a project, prints a report of each and writes explore.json and counterexamples. A service,
 * which cannot be explored, is passed over unless it was named.
 *
 * @returns whether every search is complete and found no violation
 * @throws SimPluginError when a module cannot be explored at all
 */
export async function simExplore(task: SimExploreTask): Promise<boolean> {
  const { options, workspaceRoot, projectRoot } = task;
  const config = readSimConfig(workspaceRoot, projectRoot);
  exploreRequest(options, {});
  const path = options.path === undefined ? undefined : readPathFile(workspaceRoot, options.path);
  const modules = chooseModules(config.modules, {
    project: task.project,
    module: options.module,
    ...(path === undefined ? {} : { plan: { simulation: path.simulation } }),
  });
  const files: OutputFile[] = [];
  let passed = true;
  const errors = await eachModule(task, modules, async (declared) => {
    if (declared.type === 'service' && options.module === undefined && path === undefined) {
      task.print(notExplored(declared.name));
      return [];
    }
    await withSimulation({ workspaceRoot, projectRoot, declared }, (simulation) =>
      inOneSentence(async () => {
        if (path !== undefined) {
          passed = replayPath(task, simulation, path, options.path ?? '') && passed;
          return;
        }
        const folder = config.modules.length > 1 ? `${declared.name}/` : '';
        const request = exploreRequest(options, { ...config.explore, ...declared.explore });
        const explored = await exploreModule(task, simulation, request, folder);
        files.push(...explored.files);
        passed = explored.passed && passed;
      }),
    );
    return [];
  });
  if (path === undefined && files.length > 0) {
    replaceFolder(join(workspaceRoot, projectRoot, EXPLORE_FOLDER), files);
  }
  if (errors.length > 0) throw new SimPluginErrors(errors);
  return passed;
}

function notExplored(name: string): string {
  return `${name}: not explored, since a service cannot be; nx sim-run samples it.\n`;
}

/** The runtime says in one sentence what it cannot explore. */
async function inOneSentence(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw error instanceof ExplorationError ? new SimPluginError(error.message) : error;
  }
}
