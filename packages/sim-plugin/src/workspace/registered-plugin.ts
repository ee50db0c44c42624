import { type NxJsonConfiguration } from '@nx/devkit';

/** The options of a plugin that nx.json registers; `undefined` when it does not. */
export function registeredPlugin(
  nxJson: NxJsonConfiguration,
  name: string,
): Readonly<Record<string, unknown>> | undefined {
  for (const plugin of nxJson.plugins ?? []) {
    if (typeof plugin === 'string' ? plugin === name : plugin.plugin === name) {
      const options = typeof plugin === 'string' ? {} : plugin.options;
      return (options ?? {}) as Readonly<Record<string, unknown>>;
    }
  }
  return undefined;
}
