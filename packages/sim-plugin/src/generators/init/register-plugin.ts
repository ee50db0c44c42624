import { readNxJson, type Tree, updateNxJson } from '@nx/devkit';
import { DEFAULT_PLUGIN_OPTIONS } from '../../inference/plugin-options.js';
import { registeredPlugin } from '../../workspace/registered-plugin.js';

export const SIM_PLUGIN = '@gossip/sim-plugin/plugin';

/** Registers the inference of targets in nx.json, with the options spelled out for the reader. */
export function registerPlugin(tree: Tree): void {
  const nxJson = readNxJson(tree) ?? {};
  if (registeredPlugin(nxJson, SIM_PLUGIN) !== undefined) {
    return;
  }
  const registration = { plugin: SIM_PLUGIN, options: { ...DEFAULT_PLUGIN_OPTIONS } };
  updateNxJson(tree, { ...nxJson, plugins: [...(nxJson.plugins ?? []), registration] });
}
