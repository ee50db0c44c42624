import { readNxJson, type Tree } from '@nx/devkit';
import { normalizePluginOptions, type PluginSettings } from '../../inference/plugin-options.js';
import { registeredPlugin } from '../../workspace/registered-plugin.js';
import { SIM_PLUGIN } from '../init/register-plugin.js';
import { testTargetName } from './library-targets.js';

/** What a module's targets are called in this workspace, for texts that tell the user what to run. */
export interface TargetNames extends Pick<
  PluginSettings,
  'checkTargetName' | 'runTargetName' | 'exploreTargetName' | 'mutateTargetName' | 'auditTargetName'
> {
  readonly testTargetName: string;
}

export function targetNames(tree: Tree): TargetNames {
  const options = registeredPlugin(readNxJson(tree) ?? {}, SIM_PLUGIN);
  return { ...normalizePluginOptions(options), testTargetName: testTargetName(tree) ?? 'test' };
}
