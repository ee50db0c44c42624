import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readJson, type TargetConfiguration, type Tree, writeJson } from '@nx/devkit';
import { isLevel, type Level } from '../../config/level.js';
import { SIM_CONFIG_FILE } from '../../config/sim-config.js';

type Options = Readonly<Record<string, unknown>>;

interface SimConfigFile {
  readonly seeds?: Partial<Readonly<Record<Level, number>>>;
}

/**
 * Moves how many seeds a level runs from a target of `sim-run` to sim.config.json, where the inferred
 * target and everything else that sweeps the project finds it.
 *
 * @returns the target without the counts that were moved
 */
export function moveSeedCounts(
  tree: Tree,
  root: string,
  target: TargetConfiguration,
): TargetConfiguration {
  const file = posix.join(root, SIM_CONFIG_FILE);
  const config = readJson<SimConfigFile>(tree, file);
  const seeds: Partial<Record<Level, number>> = { ...config.seeds };
  const move = (options: Options): Options => {
    const { seeds: count, ...rest } = options;
    const level = rest['level'];
    // A count that sim.config.json contradicts is a decision of the target's, and stays with it.
    const isFree = isLevel(level) && (seeds[level] === undefined || seeds[level] === count);
    if (!isFree || typeof count !== 'number') {
      return options;
    }
    seeds[level] = count;
    return rest;
  };
  const moved = {
    ...target,
    ...(target.options === undefined ? {} : { options: move(target.options) }),
    ...(target.configurations === undefined
      ? {}
      : {
          configurations: Object.fromEntries(
            Object.entries(target.configurations).map(([name, options]) => [name, move(options)]),
          ),
        }),
  };
  if (!isDeepStrictEqual(seeds, config.seeds ?? {})) {
    writeJson(tree, file, { ...config, seeds });
  }
  return moved;
}
