import { SimPluginError } from '../errors.js';

export function unreadableResult(file: string, reason: string, target: string): SimPluginError {
  return new SimPluginError(
    `The result ${file} cannot be read: ${reason}; write it anew with nx ${target}.`,
  );
}

export function otherLevel(file: string, found: string, wanted: string): SimPluginError {
  return new SimPluginError(
    `The result ${file} is of level ${found}, not ${wanted}: write it anew with nx sim-run.`,
  );
}

export function unknownVerdict(verdict: string, verdicts: readonly string[]): SimPluginError {
  return new SimPluginError(
    `Unknown verdict '${verdict}' in --minVerdict: use one of ${verdicts.join(', ')}.`,
  );
}

export function unknownHazard(
  hazard: string,
  statement: string,
  hazards: readonly string[],
): SimPluginError {
  return new SimPluginError(
    `The decision "${statement}" in sim.config.json names the hazard '${hazard}', which there is none of: use one of ${hazards.join(', ')}.`,
  );
}
