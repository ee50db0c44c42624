import { type TargetConfiguration } from '@nx/devkit';
import { type Level, LEVELS } from '../config/level.js';
import { SIM_PLUGIN_NAME, TECHNOLOGIES } from './target-facts.js';
import { type SimulationInputs } from './simulation-inputs.js';

const [DEFAULT_LEVEL] = LEVELS;

/** What tells one target that runs simulations from another. */
export interface RunTargetParts {
  readonly description: string;
  readonly outputs: readonly string[];
  /** Beside the level. */
  readonly options?: Readonly<Record<string, unknown>>;
}

/** A cached target of the executor `sim-run`, with a configuration for each level. */
export function runTarget(
  name: string,
  inputs: SimulationInputs['run'],
  { description, outputs, options }: RunTargetParts,
): TargetConfiguration {
  return {
    executor: `${SIM_PLUGIN_NAME}:sim-run`,
    cache: true,
    inputs: [...inputs],
    outputs: [...outputs],
    options: { level: levelOfEnvironment(), ...options },
    configurations: Object.fromEntries(LEVELS.map((level) => [level, { level }])),
    metadata: {
      technologies: [...TECHNOLOGIES],
      description,
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
