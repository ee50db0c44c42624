import { SimPluginError } from '../errors.js';

/** @param file - from the project's root */
export function regressionExists(name: string, file: string): SimPluginError {
  return new SimPluginError(
    `There is a regression test '${name}' already, in ${file}: choose another name with --save.`,
  );
}

/** @param file - as the user wrote it */
export function unreadablePlan(file: string, reason: string): SimPluginError {
  return new SimPluginError(
    `The plan ${file} cannot be read: ${reason}. Give a path from the workspace's root to a plan.json that sim-run wrote.`,
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
