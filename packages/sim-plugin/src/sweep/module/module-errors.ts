import { enumerate } from '../../enumerate.js';
import { SimPluginError } from '../../errors.js';

export function unfitPlan(problem: string): SimPluginError {
  return new SimPluginError(problem);
}

export function unknownModule(
  module: string,
  project: string,
  known: readonly string[],
): SimPluginError {
  return new SimPluginError(
    `The project '${project}' has no module '${module}' in its sim.config.json: --module takes ${enumerate(known, 'or')}.`,
  );
}

export function unknownOracle(
  oracle: string,
  simulation: string,
  known: readonly string[],
): SimPluginError {
  return new SimPluginError(
    `The simulation '${simulation}' has no oracle '${oracle}': --only takes ${enumerate(
      known.map((name) => `'${name}'`),
      'or',
    )}.`,
  );
}

/** @param source - the simulation's file, from the workspace's root */
export function otherType(
  source: string,
  type: string,
  declared: { readonly name: string; readonly type: string },
): SimPluginError {
  return new SimPluginError(
    `${source} exports a simulation of type '${type}', and sim.config.json says '${declared.type}' at modules.${declared.name}.type: correct one of them.`,
  );
}
