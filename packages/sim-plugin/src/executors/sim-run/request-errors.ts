import { printable } from '@gossip/sim-runtime/printable';
import { enumerate } from '../../enumerate.js';
import { SimPluginError } from '../../errors.js';

export function malformedNumber(
  option: string,
  value: string | number,
  expected: string,
): SimPluginError {
  return new SimPluginError(`${spelled(option)} takes ${expected}, not '${value}'.`);
}

export function conflictingOptions(one: string, other: string): SimPluginError {
  return new SimPluginError(
    `--${one} names a single run and --${other} a sweep or another run: leave one of them out.`,
  );
}

export function needsSingleRun(option: string, does: string): SimPluginError {
  return new SimPluginError(`--${option} ${does} a single run: say which, with --seed or --plan.`);
}

export function shardOfOtherMerge(shard: string, merged: number): SimPluginError {
  return new SimPluginError(
    `--shard=${shard} is no part of a merge of ${merged} shards: give --merge the number after the slash.`,
  );
}

export function invalidRegressionName(name: string): SimPluginError {
  return new SimPluginError(
    `'${name}' cannot be a test's name: --save takes lower-case words joined by hyphens, such as --save=write-after-expiry.`,
  );
}

/** @param file - from the project's root */
export function regressionExists(name: string, file: string): SimPluginError {
  return new SimPluginError(
    `There is a regression test '${name}' already, in ${file}: choose another name with --save.`,
  );
}

/** @param reason - what went wrong, as a sentence */
export function seedsLeftUndone(module: string, reason: string): SimPluginError {
  return new SimPluginError(
    `Not all seeds of '${module}' could be run, and the report covers the others: ${reason}`,
  );
}

export function nothingToSave(seed: number): SimPluginError {
  return new SimPluginError(
    `Seed ${seed} does not fail, so there is nothing to save: --save keeps the plan of a failure.`,
  );
}

/** @param file - as the user wrote it */
export function unreadablePlan(file: string, reason: string): SimPluginError {
  return new SimPluginError(
    `The plan ${file} cannot be read: ${reason}. Give a path from the workspace's root to a plan.json that sim-run wrote.`,
  );
}

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

/**
 * @param path - absolute
 * @param reason - what the system says, without a full stop
 */
export function notWritten(path: string, reason: string): SimPluginError {
  return new SimPluginError(
    `${path} could not be written: ${reason}. The report is the one that was printed; what lay in its folder before is still there. Make room or correct the folder's rights, and run again with --skip-nx-cache.`,
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

/** Not an error. */
export function otherNameNote(source: string, simulation: string, module: string): string {
  const note = `NOTE  ${source} names its simulation '${simulation}', and sim.config.json names the module '${module}': give both one name, by which reports and plans can be told apart.`;
  return `${printable(note)}\n`;
}

/** An environment variable is spelled as it is, an option with its dashes. */
function spelled(option: string): string {
  return option.startsWith('SIM_') ? option : `--${option}`;
}
