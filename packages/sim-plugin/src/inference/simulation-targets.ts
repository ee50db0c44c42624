import { type ProjectConfiguration, type TargetConfiguration } from '@nx/devkit';
import {
  auditFolder,
  EXPLORE_FOLDER,
  mergedFolder,
  mutationFolder,
  shardFolder,
  sweepFolder,
} from '../config/output-folders.js';
import { type PluginSettings } from './plugin-options.js';
import { LEVELS } from '../config/level.js';
import { runTarget } from './run-target.js';
import { shardedTargets } from './sharded-targets.js';
import { type SimulationInputs } from './simulation-inputs.js';
import { SIM_PLUGIN_NAME, TECHNOLOGIES } from './target-facts.js';

/**
 * What a simulated project gets. It is the same for every project of the same base.
 *
 * @param base - how globs name the project's folder
 */
export function simulationTargets(
  settings: PluginSettings,
  inputs: SimulationInputs,
  base: string,
): Pick<ProjectConfiguration, 'targets' | 'metadata'> {
  const { checkTargetName, exploreTargetName, mutateTargetName, runTargetName, shards } = settings;
  const targets = {
    [checkTargetName]: checkTarget(checkTargetName, inputs.check),
    [runTargetName]: runTarget(runTargetName, inputs.run, {
      description: 'Runs seeded universes of the modules, with the faults of a level',
      // Nx drops the path of a shard or a merge where none was asked for.
      outputs: [
        sweepFolder('{options.level}'),
        shardFolder('{options.level}', '{options.shard}'),
        mergedFolder('{options.level}', '{options.merge}'),
      ].map((folder) => `${base}/${folder}`),
    }),
    [exploreTargetName]: exploreTarget(exploreTargetName, inputs.explore, base),
    [mutateTargetName]: mutateTarget(mutateTargetName, inputs.mutate, base),
    [settings.historyTargetName]: historyTarget(settings.historyTargetName),
    [settings.auditTargetName]: auditTarget(settings, inputs.audit, base),
  };
  if (shards === undefined) return { targets };
  const sharded = shardedTargets(settings, shards, inputs.run, base);
  const targetGroups = Object.fromEntries(
    Object.entries(sharded.targetGroups).map(([group, names]) => [group, [...names]]),
  );
  return { targets: { ...targets, ...sharded.targets }, metadata: { targetGroups } };
}

function checkTarget(name: string, inputs: SimulationInputs['check']): TargetConfiguration {
  return {
    executor: `${SIM_PLUGIN_NAME}:sim-check`,
    cache: true,
    inputs: [...inputs],
    outputs: ['{options.outputFile}'],
    metadata: {
      technologies: [...TECHNOLOGIES],
      description:
        'Typechecks the modules and reviews them for nondeterminism, without running them',
      help: {
        command: `npx nx ${name} --help`,
        example: { options: { format: 'json' } },
      },
    },
  };
}

/** Not cached: the history is a file from anywhere, which no input names. */
function historyTarget(name: string): TargetConfiguration {
  return {
    executor: `${SIM_PLUGIN_NAME}:sim-history`,
    metadata: {
      technologies: [...TECHNOLOGIES],
      description: 'Checks a recorded history for linearizability or isolation',
      help: {
        command: `npx nx ${name} --help`,
        example: { options: { file: 'history.edn', model: 'cas-register' } },
      },
    },
  };
}

function mutateTarget(
  name: string,
  inputs: SimulationInputs['mutate'],
  base: string,
): TargetConfiguration {
  return {
    executor: `${SIM_PLUGIN_NAME}:sim-mutate`,
    cache: true,
    inputs: [...inputs],
    outputs: [`${base}/${mutationFolder('{options.level}')}`],
    options: { level: 'stormy' },
    configurations: Object.fromEntries(LEVELS.map((level) => [level, { level }])),
    metadata: {
      technologies: [...TECHNOLOGIES],
      description: 'Tries mutants of the modules, to see how strong their oracles are',
      help: {
        command: `npx nx ${name} --help`,
        example: { options: { minScore: 90 } },
      },
    },
  };
}

function exploreTarget(
  name: string,
  inputs: SimulationInputs['explore'],
  base: string,
): TargetConfiguration {
  return {
    executor: `${SIM_PLUGIN_NAME}:sim-explore`,
    cache: true,
    inputs: [...inputs],
    outputs: [`${base}/${EXPLORE_FOLDER}`],
    metadata: {
      technologies: [...TECHNOLOGIES],
      description: 'Explores every universe of the modules within bounds',
      help: {
        command: `npx nx ${name} --help`,
        example: { options: { operations: 4, parties: 2 } },
      },
    },
  };
}

/**
 * It reads what the targets wrote that it depends on, and nothing else. Nx passes a configuration on to those targets
 * where one was asked for, but not a default: the level of the sweep is forwarded as an option, too.
 */
function auditTarget(
  { auditTargetName, runTargetName, exploreTargetName, mutateTargetName }: PluginSettings,
  inputs: SimulationInputs['audit'],
  base: string,
): TargetConfiguration {
  return {
    executor: `${SIM_PLUGIN_NAME}:sim-audit`,
    cache: true,
    dependsOn: [{ target: runTargetName, options: 'forward' }, exploreTargetName, mutateTargetName],
    inputs: [...inputs],
    outputs: [`${base}/${auditFolder('{options.level}')}`],
    // Nothing but what sim-run takes, too.
    options: { level: 'stormy' },
    configurations: Object.fromEntries(LEVELS.map((level) => [level, { level }])),
    metadata: {
      technologies: [...TECHNOLOGIES],
      description: 'Adds up the evidence for every claim of the modules',
      help: {
        command: `npx nx ${auditTargetName} --help`,
        example: { options: { minVerdict: 'tested' } },
      },
    },
  };
}
