import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type CreateNodes, createNodesFromFiles } from '@nx/devkit';
import { SIM_CONFIG_FILE } from '../config/sim-config.js';
import { normalizePluginOptions, type SimPluginOptions } from './plugin-options.js';
import { simulationInputs } from './simulation-inputs.js';
import { simulationTargets } from './simulation-targets.js';

const PROJECT_FILES = ['package.json', 'project.json'];

/**
 * Gives `sim-check` and `sim-run` to every project with a sim.config.json, and `sim-run-ci` where nx.json
 * names a number of shards.
 *
 * The file is a marker here and is not opened: the graph stays cheap, and a mistake in one project's
 * file is reported by that project's targets instead of stopping every command of the workspace.
 */
export const createNodes: CreateNodes<SimPluginOptions> = [
  `**/${SIM_CONFIG_FILE}`,
  (configFiles, options, context) => {
    const settings = normalizePluginOptions(options);
    const inferred = simulationTargets(settings, simulationInputs(context));
    return createNodesFromFiles(
      (configFile) => {
        const root = dirname(configFile);
        return isProject(join(context.workspaceRoot, root))
          ? { projects: { [root]: inferred } }
          : {};
      },
      configFiles,
      options,
      context,
    );
  },
];

function isProject(folder: string): boolean {
  return PROJECT_FILES.some((file) => existsSync(join(folder, file)));
}
