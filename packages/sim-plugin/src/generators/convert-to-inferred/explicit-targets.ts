import { posix } from 'node:path';
import { getProjects, logger, type TargetConfiguration, type Tree } from '@nx/devkit';
import { SIM_CONFIG_FILE } from '../../config/sim-config.js';
import { secondTargetKept, targetWithoutMarker, unknownProject } from '../../errors.js';
import { type SimTargetNames } from '../../inference/plugin-options.js';

/** A target that runs one of the plugin's executors because a project file says so. */
export interface ExplicitTarget {
  readonly option: keyof SimTargetNames;
  readonly name: string;
  readonly target: TargetConfiguration;
}

/** A project with such targets: at most one for each executor. */
export interface ExplicitProject {
  readonly projectName: string;
  readonly root: string;
  readonly targets: readonly ExplicitTarget[];
}

const OPTION_OF_EXECUTOR: Readonly<Record<string, keyof SimTargetNames>> = {
  '@gossip/sim-plugin:sim-check': 'checkTargetName',
  '@gossip/sim-plugin:sim-run': 'runTargetName',
};

/**
 * The targets that could be inferred; says which others there are, and why they stay.
 *
 * @param only - the one project to look at
 * @throws SimPluginError when that project does not exist, or has nothing that marks it as simulated
 */
export function explicitTargets(tree: Tree, only: string | undefined): readonly ExplicitProject[] {
  const projects = [...getProjects(tree)].filter(([name]) => only === undefined || name === only);
  if (only !== undefined && projects.length === 0) {
    throw unknownProject(only);
  }
  return projects.flatMap(([projectName, { root, targets }]) => {
    const found = oneOfEach(projectName, targets ?? {});
    const [first] = found;
    if (first === undefined) {
      return [];
    }
    if (!tree.exists(posix.join(root, SIM_CONFIG_FILE))) {
      const refusal = targetWithoutMarker(first.name, projectName, root);
      if (only !== undefined) {
        throw refusal;
      }
      logger.warn(refusal.message);
      return [];
    }
    return [{ projectName, root, targets: found }];
  });
}

/** One registration gives a project one target for each executor; a second one has to stay as it is. */
function oneOfEach(
  projectName: string,
  targets: Readonly<Record<string, TargetConfiguration>>,
): readonly ExplicitTarget[] {
  const found = new Map<keyof SimTargetNames, ExplicitTarget>();
  for (const [name, target] of Object.entries(targets)) {
    const option = OPTION_OF_EXECUTOR[target.executor ?? ''];
    if (option === undefined) {
      continue;
    }
    const first = found.get(option);
    if (first === undefined) {
      found.set(option, { option, name, target });
    } else {
      logger.warn(secondTargetKept(name, first.name, projectName));
    }
  }
  return [...found.values()];
}
