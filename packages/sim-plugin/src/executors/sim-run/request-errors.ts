import { printable } from '@gossip/sim-runtime/printable';
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

export function cannotWatch(option: string): SimPluginError {
  return new SimPluginError(
    `--${option} is for a run that is done once, and --watch runs again after each change: leave one of them out.`,
  );
}

export function cannotBeStable(option: string): SimPluginError {
  return new SimPluginError(
    `--untilStable is for a sweep that ends when nothing new is reached, and --${option} fixes what is run: leave one of them out.`,
  );
}

export function shardOfOtherMerge(shard: string, merged: number): SimPluginError {
  return new SimPluginError(
    `--shard=${shard} is no part of a merge of ${merged} shards: give --merge the number after the slash.`,
  );
}

export function unknownExport(format: string, known: readonly string[]): SimPluginError {
  return new SimPluginError(
    `--export does not know the format '${printable(format)}': it takes ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}, joined by commas.`,
  );
}

export function invalidRegressionName(name: string): SimPluginError {
  return new SimPluginError(
    `'${name}' cannot be a test's name: --save takes lower-case words joined by hyphens, such as --save=write-after-expiry.`,
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

/** Not an error. */
export function otherNameNote(source: string, simulation: string, module: string): string {
  const note = `NOTE  ${source} names its simulation '${simulation}', and sim.config.json names the module '${module}': give both one name, by which reports and plans can be told apart.`;
  return `${printable(note)}\n`;
}

/** An environment variable is spelled as it is, an option with its dashes. */
function spelled(option: string): string {
  return option.startsWith('SIM_') ? option : `--${option}`;
}
