import { type ExpandedPluginConfiguration, type NxJsonConfiguration } from '@nx/devkit';
import { minimatch } from 'minimatch';
import { SIM_CONFIG_FILE } from '../../config/sim-config.js';
import {
  DEFAULT_PLUGIN_OPTIONS,
  normalizePluginOptions,
  type PluginSettings,
  type SimPluginOptions,
  type SimTargetNames,
} from '../../inference/plugin-options.js';
import { SIM_PLUGIN } from '../init/register-plugin.js';

type Plugins = NonNullable<NxJsonConfiguration['plugins']>;

/** The names that a project's targets are to be inferred under. */
export interface NamedProject {
  readonly root: string;
  readonly names: Partial<SimTargetNames>;
}

/**
 * Registers the plugin so that each project's targets get the names that they had.
 *
 * A project that a registration already gives those names keeps it. Any other is left out of the
 * registration that speaks of it, and gets one of its own, which it shares with others of its names.
 */
export function registerNames(plugins: Plugins, projects: readonly NamedProject[]): Plugins {
  return projects.reduce<Plugins>(registerProject, plugins);
}

function registerProject(plugins: Plugins, { root, names }: NamedProject): Plugins {
  const current = plugins.map(expanded).find((it) => isOurs(it) && covers(it, root));
  const wanted = { ...normalizePluginOptions(current?.options), ...names };
  if (current !== undefined && hasNames(current, wanted)) {
    return plugins;
  }
  const glob = root === '.' ? SIM_CONFIG_FILE : `${root}/**/*`;
  const without = plugins.map((plugin) => {
    const registration = expanded(plugin);
    return isOurs(registration) && covers(registration, root)
      ? { ...registration, exclude: [...(registration.exclude ?? []), glob] }
      : plugin;
  });
  return include(without, glob, wanted);
}

/** In the registration of the same names if there is one for some projects only, or in a new one. */
function include(plugins: Plugins, glob: string, names: PluginSettings): Plugins {
  const same = plugins
    .map(expanded)
    .findIndex((it) => isOurs(it) && it.include !== undefined && hasNames(it, names));
  if (same < 0) {
    const isFirst = !plugins.map(expanded).some(isOurs);
    const scope = isFirst ? {} : { include: [glob] };
    return [...plugins, { plugin: SIM_PLUGIN, options: written(names), ...scope }];
  }
  return plugins.map((plugin, index) => {
    const registration = expanded(plugin);
    return index === same
      ? { ...registration, include: [...(registration.include ?? []), glob] }
      : plugin;
  });
}

/** The options to write down: the targets that cannot be converted have names only where nx.json gives them. */
function written(names: PluginSettings): SimPluginOptions {
  const usual: Partial<PluginSettings> = normalizePluginOptions({});
  return Object.fromEntries(
    Object.entries(names).filter(
      ([option, name]) =>
        option in DEFAULT_PLUGIN_OPTIONS || usual[option as keyof PluginSettings] !== name,
    ),
  );
}

function expanded(plugin: Plugins[number]): ExpandedPluginConfiguration<SimPluginOptions> {
  return (
    typeof plugin === 'string' ? { plugin } : plugin
  ) as ExpandedPluginConfiguration<SimPluginOptions>;
}

function isOurs({ plugin }: ExpandedPluginConfiguration): boolean {
  return plugin === SIM_PLUGIN;
}

/** As Nx goes by it: the marker's path against the globs. */
function covers({ include, exclude }: ExpandedPluginConfiguration, root: string): boolean {
  const marker = root === '.' ? SIM_CONFIG_FILE : `${root}/${SIM_CONFIG_FILE}`;
  const matches = (glob: string) => minimatch(marker, glob, { dot: true });
  return (include?.some(matches) ?? true) && !(exclude?.some(matches) ?? false);
}

function hasNames(
  { options }: ExpandedPluginConfiguration<SimPluginOptions>,
  wanted: PluginSettings,
): boolean {
  const present = normalizePluginOptions(options);
  return (Object.keys(wanted) as (keyof PluginSettings)[]).every(
    (key) => present[key] === wanted[key],
  );
}
