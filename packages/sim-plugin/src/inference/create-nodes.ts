import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type CreateNodes, createNodesFromFiles } from '@nx/devkit';
import { SIM_CONFIG_FILE } from '../config/sim-config.js';
import { normalizePluginOptions, type SimPluginOptions } from './plugin-options.js';
import { projectGlob, readsAsGlob } from './project-glob.js';
import { simulationInputs } from './simulation-inputs.js';
import { simulationTargets } from './simulation-targets.js';

const PROJECT_FILES = ['package.json', 'project.json'];

/**
 * Gives `sim-check` and `sim-run` to every project with a sim.config.json, and `sim-run-ci` where nx.json
 * names a number of shards.
 *
 * The file is a marker here and is not opened: the graph stays cheap, and a mistake in one project's
 * file is reported by that project's targets instead of stopping every command of the workspace. Project
 * files are asked for because a project may depend on one whose folder Nx takes for a glob.
 */
export const createNodes: CreateNodes<SimPluginOptions> = [
  `**/{${[SIM_CONFIG_FILE, ...PROJECT_FILES].join(',')}}`,
  (files, options, context) => {
    const settings = normalizePluginOptions(options);
    const globLikeRoots = rootsOf(files.filter((file) => !isMarker(file))).filter(readsAsGlob);
    const inferred = new Map<string, ReturnType<typeof simulationTargets>>();
    const targetsOf = (root: string): ReturnType<typeof simulationTargets> => {
      const base = projectGlob(root);
      const known = inferred.get(base);
      if (known !== undefined) return known;
      const inputs = simulationInputs(context, { base, globLikeRoots });
      const targets = simulationTargets(settings, inputs, base);
      inferred.set(base, targets);
      return targets;
    };
    return createNodesFromFiles(
      (configFile) => {
        const root = dirname(configFile);
        return isProject(join(context.workspaceRoot, root))
          ? { projects: { [root]: targetsOf(root) } }
          : {};
      },
      files.filter(isMarker),
      options,
      context,
    );
  },
];

function isMarker(file: string): boolean {
  return basename(file) === SIM_CONFIG_FILE;
}

function rootsOf(projectFiles: readonly string[]): readonly string[] {
  return [...new Set(projectFiles.map((file) => dirname(file)))].sort();
}

function isProject(folder: string): boolean {
  return PROJECT_FILES.some((file) => existsSync(join(folder, file)));
}
