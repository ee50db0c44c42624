import { posix } from 'node:path';
import { globAsync, logger, readNxJson, type Tree, updateNxJson } from '@nx/devkit';
import { parseSimConfig } from '../../config/parse-sim-config.js';
import { SIM_CONFIG_FILE } from '../../config/sim-config.js';

const SIMULATION = '!{projectRoot}/**/sim.ts';
const LEFT_OUT = [
  SIMULATION,
  '!{projectRoot}/**/tests/invariants.ts',
  `!{projectRoot}/${SIM_CONFIG_FILE}`,
];

/**
 * Takes simulations out of the named input `production`, where the workspace has one: a changed oracle is
 * no reason to build or test again what depends on a module.
 *
 * Where production code has a sim.ts of its own the cache would go wrong with that, so the workspace is
 * left as it is.
 *
 * @throws SimPluginError when a sim.config.json is invalid
 */
export async function leaveOutOfProduction(tree: Tree): Promise<void> {
  const nxJson = readNxJson(tree);
  const production = nxJson?.namedInputs?.['production'];
  const missing = LEFT_OUT.filter((pattern) => !production?.includes(pattern));
  if (nxJson === null || production === undefined || missing.length === 0) {
    return;
  }
  const [other] = await otherSimFiles(tree);
  if (other !== undefined) {
    logger.warn(
      `${other} is no simulation that a ${SIM_CONFIG_FILE} names, so files of that name stay in the named input 'production': a changed simulation builds again what depends on it.`,
    );
    return;
  }
  updateNxJson(tree, {
    ...nxJson,
    namedInputs: { ...nxJson.namedInputs, production: [...production, ...missing] },
  });
}

/** Files named sim.ts that are not the simulation of a module. */
async function otherSimFiles(tree: Tree): Promise<readonly string[]> {
  const configs = await globAsync(tree, [SIM_CONFIG_FILE, `**/${SIM_CONFIG_FILE}`]);
  const simulations = configs.flatMap((file) =>
    parseSimConfig(tree.read(file, 'utf8') ?? '', file).modules.map(({ simulation }) =>
      posix.join(posix.dirname(file), simulation),
    ),
  );
  const files = await globAsync(tree, ['sim.ts', '**/sim.ts']);
  return files.filter((file) => !simulations.includes(file));
}
