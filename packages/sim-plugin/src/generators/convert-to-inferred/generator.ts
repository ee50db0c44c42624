import { formatFiles, readNxJson, type Tree, updateNxJson } from '@nx/devkit';
import { nothingToConvert } from '../../errors.js';
import { normalizePluginOptions } from '../../inference/plugin-options.js';
import { projectGlob } from '../../inference/project-glob.js';
import { simulationInputs } from '../../inference/simulation-inputs.js';
import { simulationTargets } from '../../inference/simulation-targets.js';
import { type ExplicitProject, explicitTargets } from './explicit-targets.js';
import { moveSeedCounts } from './move-seed-counts.js';
import { registerNames } from './registrations.js';
import { residualTarget } from './residual-target.js';
import { type ConvertToInferredOptions } from './schema.js';
import { writeTarget } from './write-target.js';

/**
 * Lets the plugin infer the targets that project files run its executors in by hand, under the names
 * and with the settings that they have.
 *
 * @throws SimPluginError when there is nothing to convert
 */
export default async function convertToInferredGenerator(
  tree: Tree,
  options: ConvertToInferredOptions = {},
): Promise<void> {
  const projects = explicitTargets(tree, options.project);
  if (projects.length === 0) {
    throw nothingToConvert(options.project);
  }
  const nxJson = readNxJson(tree) ?? {};
  for (const project of projects) {
    convert(tree, project);
  }
  const named = projects.map(({ root, targets }) => ({
    root,
    names: Object.fromEntries(targets.map(({ option, name }) => [option, name])),
  }));
  updateNxJson(tree, { ...nxJson, plugins: registerNames(nxJson.plugins ?? [], named) });
  if (!options.skipFormat) {
    await formatFiles(tree);
  }
}

function convert(tree: Tree, { root, targets }: ExplicitProject): void {
  const nxJsonConfiguration = readNxJson(tree) ?? {};
  const base = projectGlob(root);
  const context = { workspaceRoot: tree.root, nxJsonConfiguration };
  const inputs = simulationInputs(context, { base, globLikeRoots: [] });
  for (const { option, name, target } of targets) {
    const names = normalizePluginOptions({ [option]: name });
    const inferred = simulationTargets(names, inputs, base).targets?.[name] ?? {};
    const settled = option === 'runTargetName' ? moveSeedCounts(tree, root, target) : target;
    writeTarget(tree, root, name, residualTarget(settled, inferred));
  }
}
