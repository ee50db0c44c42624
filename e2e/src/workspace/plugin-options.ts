import { type Workspace } from './workspace.js';

interface NxJson {
  readonly plugins: readonly (
    string | { readonly plugin: string; readonly options?: Readonly<Record<string, unknown>> }
  )[];
}

const PLUGIN = '@gossip/sim-plugin/plugin';

/** Adds options to the registration of the simulation plugin in nx.json. */
export async function setPluginOptions(
  workspace: Workspace,
  options: Readonly<Record<string, unknown>>,
): Promise<void> {
  const nxJson = await workspace.json<NxJson>('nx.json');
  const plugins = nxJson.plugins.map((registration) => {
    const entry = typeof registration === 'string' ? { plugin: registration } : registration;
    return entry.plugin === PLUGIN
      ? { ...entry, options: { ...entry.options, ...options } }
      : registration;
  });
  await workspace.write('nx.json', JSON.stringify({ ...nxJson, plugins }, null, 2));
}

/** For tests that ask which tasks run: typechecking in each of them would be most of the time. */
export async function skipTypecheck(workspace: Workspace): Promise<void> {
  const nxJson = await workspace.json<{ readonly targetDefaults?: object }>('nx.json');
  const targetDefaults = {
    ...nxJson.targetDefaults,
    'sim-check': { options: { skipTypecheck: true } },
  };
  await workspace.write('nx.json', JSON.stringify({ ...nxJson, targetDefaults }, null, 2));
}
