import { SimPluginError } from '../../errors.js';

export function nothingDemanded(): SimPluginError {
  return new SimPluginError(
    'sim-history needs either --model, to check calls, or --isolation, to check transactions.',
  );
}

export function consistencyWithoutModel(): SimPluginError {
  return new SimPluginError(
    '--consistency says which order of calls --model is held to: leave it out with --isolation.',
  );
}

export function unreadableHistory(file: string, reason: string): SimPluginError {
  return new SimPluginError(`The history ${file} cannot be read: ${reason}`);
}

export function uncheckableHistory(file: string, reason: string): SimPluginError {
  return new SimPluginError(`The history ${file} cannot be checked: ${reason}`);
}

export function initialIsNoJson(initial: string): SimPluginError {
  return new SimPluginError(
    `--initial takes a value as JSON, such as 0 or '""', not '${initial}'.`,
  );
}

export function initialIsNoNumber(initial: unknown): SimPluginError {
  return new SimPluginError(`A counter begins with a number, not ${JSON.stringify(initial)}.`);
}
