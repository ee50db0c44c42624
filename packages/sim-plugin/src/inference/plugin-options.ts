import { invalidShardCount, unknownPluginOption } from '../errors.js';

/** What the targets of a simulated project are called. */
export interface SimTargetNames {
  /** The name of the target that reviews a project; `sim-check` unless given. */
  readonly checkTargetName: string;
  /** The name of the target that simulates a project; `sim-run` unless given. */
  readonly runTargetName: string;
}

/** What nx.json may say beside `"plugin": "@gossip/sim-plugin/plugin"`. */
export interface SimPluginOptions extends Partial<SimTargetNames> {
  /** The name of the target that explores a project within bounds; `sim-explore` unless given. */
  readonly exploreTargetName?: string;
  /** The name of the target that tries mutants of a project; `sim-mutate` unless given. */
  readonly mutateTargetName?: string;
  /** The name of the target that adds up the evidence of the others; `sim-audit` unless given. */
  readonly auditTargetName?: string;
  /** The name of the target that checks recorded histories; `sim-history` unless given. */
  readonly historyTargetName?: string;
  /**
   * Into how many cached tasks to split a sweep on CI, from 1 to 1,000. Where it is given, each project
   * gets a further target, named after the one that simulates it: `sim-run-ci`.
   */
  readonly shards?: number;
}

/** The options with the defaults filled in. */
export interface PluginSettings extends SimTargetNames, Pick<SimPluginOptions, 'shards'> {
  readonly exploreTargetName: string;
  readonly mutateTargetName: string;
  readonly historyTargetName: string;
  readonly auditTargetName: string;
}

export const DEFAULT_PLUGIN_OPTIONS = {
  checkTargetName: 'sim-check',
  runTargetName: 'sim-run',
} as const satisfies SimTargetNames;

const DEFAULT_EXPLORE_TARGET_NAME = 'sim-explore';
const DEFAULT_MUTATE_TARGET_NAME = 'sim-mutate';
const DEFAULT_HISTORY_TARGET_NAME = 'sim-history';
const DEFAULT_AUDIT_TARGET_NAME = 'sim-audit';

const KNOWN_OPTIONS = [
  ...Object.keys(DEFAULT_PLUGIN_OPTIONS),
  'exploreTargetName',
  'mutateTargetName',
  'historyTargetName',
  'auditTargetName',
  'shards',
];

/**
 * Fills in the defaults.
 *
 * @param options - as nx.json has them, absent when the plugin is registered by its name alone
 * @throws SimPluginError when an option has a name the plugin does not know, or a number of shards is
 *   none: Nx itself does not look
 */
export function normalizePluginOptions(options: SimPluginOptions | undefined): PluginSettings {
  const unknown = Object.keys(options ?? {}).find((option) => !KNOWN_OPTIONS.includes(option));
  if (unknown !== undefined) {
    throw unknownPluginOption(unknown, KNOWN_OPTIONS);
  }
  const { shards } = options ?? {};
  if (shards !== undefined && !(Number.isInteger(shards) && shards >= 1 && shards <= 1_000)) {
    throw invalidShardCount(shards);
  }
  return {
    ...DEFAULT_PLUGIN_OPTIONS,
    exploreTargetName: DEFAULT_EXPLORE_TARGET_NAME,
    mutateTargetName: DEFAULT_MUTATE_TARGET_NAME,
    historyTargetName: DEFAULT_HISTORY_TARGET_NAME,
    auditTargetName: DEFAULT_AUDIT_TARGET_NAME,
    ...options,
  };
}
