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

export function traceWithoutSubject(): SimPluginError {
  return new SimPluginError('--trace tells a single run: say which, with --seed or --plan.');
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

/** An environment variable is spelled as it is, an option with its dashes. */
function spelled(option: string): string {
  return option.startsWith('SIM_') ? option : `--${option}`;
}
