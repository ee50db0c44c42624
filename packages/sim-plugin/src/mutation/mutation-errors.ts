import { SimPluginError } from '../errors.js';
import { enumerate } from '../enumerate.js';

export function failsUnmutated(
  module: string,
  seed: number,
  level: string,
  oracle: string,
): SimPluginError {
  return new SimPluginError(
    `The simulation of '${module}' fails without any mutant (seed ${seed} at ${level} violates "${oracle}"), so no mutant can be distinguished from it: mend that first, with 'nx sim-run --level=${level} --seed=${seed}'.`,
  );
}

export function noProductionCode(module: string, source: string): SimPluginError {
  return new SimPluginError(
    `There is nothing to mutate in '${module}': ${source} loads no production code of its project that a chosen operator applies to.`,
  );
}

export function unknownOperator(name: string, known: readonly string[]): SimPluginError {
  return new SimPluginError(
    `'${name}' is no mutation operator: --operators takes ${enumerate(known, 'and')}, separated by commas.`,
  );
}

export function malformedScore(value: string | number): SimPluginError {
  return new SimPluginError(
    `--minScore takes a percentage from 0 to 100, with at most two decimal places, not '${value}'.`,
  );
}

/** @param reason - what git says, without a full stop */
export function unknownRevision(revision: string, reason: string): SimPluginError {
  return new SimPluginError(
    `The lines changed since '${revision}' cannot be found: ${reason}. Give --since a branch, a tag or a commit that git knows.`,
  );
}
