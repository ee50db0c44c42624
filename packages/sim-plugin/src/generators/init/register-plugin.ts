import { readNxJson, type Tree, updateNxJson } from '@nx/devkit';
import { DEFAULT_PLUGIN_OPTIONS } from '../../inference/plugin-options.js';
import { registeredPlugin } from '../../workspace/registered-plugin.js';
import { freeTargetName } from './free-target-name.js';

export const SIM_PLUGIN = '@gossip/sim-plugin/plugin';

/**
 * Registers the inference of targets in nx.json, under names that no target has yet, and with the
 * options spelled out for the reader.
 */
export function registerPlugin(tree: Tree): void {
  const nxJson = readNxJson(tree) ?? {};
  if (registeredPlugin(nxJson, SIM_PLUGIN) !== undefined) {
    return;
  }
  const { checkTargetName, runTargetName } = DEFAULT_PLUGIN_OPTIONS;
  const registration = {
    plugin: SIM_PLUGIN,
    options: {
      checkTargetName: freeTargetName(tree, [checkTargetName, 'sim:check', 'simulation-check']),
      runTargetName: freeTargetName(tree, [runTargetName, 'sim:run', 'simulation-run']),
    },
  };
  updateNxJson(tree, { ...nxJson, plugins: [...(nxJson.plugins ?? []), registration] });
}
