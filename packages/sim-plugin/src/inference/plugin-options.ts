import { unknownPluginOption } from '../errors.js';

/** What nx.json may say beside `"plugin": "@gossip/sim-plugin/plugin"`. */
export interface SimPluginOptions {
  /** The name of the target that reviews a project; `sim-check` unless given. */
  readonly checkTargetName?: string;
  /** The name of the target that simulates a project; `sim-run` unless given. */
  readonly runTargetName?: string;
}

export const DEFAULT_PLUGIN_OPTIONS = {
  checkTargetName: 'sim-check',
  runTargetName: 'sim-run',
} as const satisfies Required<SimPluginOptions>;

/**
 * Fills in the defaults.
 *
 * @param options - as nx.json has them, absent when the plugin is registered by its name alone
 * @throws SimPluginError when an option has a name the plugin does not know: Nx itself does not look
 */
export function normalizePluginOptions(
  options: SimPluginOptions | undefined,
): Required<SimPluginOptions> {
  const known = Object.keys(DEFAULT_PLUGIN_OPTIONS);
  const unknown = Object.keys(options ?? {}).find((option) => !known.includes(option));
  if (unknown !== undefined) {
    throw unknownPluginOption(unknown, known);
  }
  return { ...DEFAULT_PLUGIN_OPTIONS, ...options };
}
