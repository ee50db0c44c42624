import { type TargetConfiguration } from '@nx/devkit';
import { type Level, LEVELS } from '../config/level.js';
import { type SimPluginOptions } from './plugin-options.js';
import { type SimulationInputs } from './simulation-inputs.js';

const PLUGIN = '@gossip/sim-plugin';
const TECHNOLOGIES = ['deterministic simulation testing', 'typescript'];
const [DEFAULT_LEVEL] = LEVELS;

/** The targets of one simulated project. They are the same for every project, so that they are made once. */
export function simulationTargets(
  { checkTargetName, runTargetName }: Required<SimPluginOptions>,
  inputs: SimulationInputs,
): Record<string, TargetConfiguration> {
  return {
    [checkTargetName]: checkTarget(checkTargetName, inputs.check),
    [runTargetName]: runTarget(runTargetName, inputs.run),
  };
}

function checkTarget(name: string, inputs: SimulationInputs['check']): TargetConfiguration {
  return {
    executor: `${PLUGIN}:sim-check`,
    cache: true,
    inputs: [...inputs],
    outputs: ['{options.outputFile}'],
    metadata: {
      technologies: TECHNOLOGIES,
      description:
        'Typechecks the modules and reviews them for nondeterminism, without running them',
      help: {
        command: `npx nx ${name} --help`,
        example: { options: { format: 'json' } },
      },
    },
  };
}

function runTarget(name: string, inputs: SimulationInputs['run']): TargetConfiguration {
  return {
    executor: `${PLUGIN}:sim-run`,
    cache: true,
    inputs: [...inputs],
    // One folder a level: Nx replaces an output's folder when it restores it, and a run at one level
    // must leave the reports of the others alone. The level is spelled out for this path to resolve.
    outputs: ['{projectRoot}/sim-output/{options.level}'],
    options: { level: levelOfEnvironment() },
    configurations: Object.fromEntries(LEVELS.map((level) => [level, { level }])),
    metadata: {
      technologies: TECHNOLOGIES,
      description: 'Runs seeded universes of the modules, with the faults of a level',
      help: {
        command: `npx nx ${name} --help`,
        example: { options: { level: 'stormy', seeds: 1000 } },
      },
    },
  };
}

/**
 * The level that a run without a choice of its own has: Nx must know it to find the run's output.
 *
 * A daemon may have been started with another environment. The run then still has the right level,
 * and its files are written, but a hit of the cache does not restore them.
 */
function levelOfEnvironment(): Level {
  const wanted = process.env['SIM_LEVEL'];
  const level = LEVELS.find((name, index) => wanted === name || wanted === String(index + 1));
  return level ?? DEFAULT_LEVEL;
}
