import { SimPluginError } from '../errors.js';

/**
 * Does the work of an executor. An error that the plugin refuses something with is printed, as a sentence
 * on standard error, and fails the task; any other error is a defect and goes through.
 *
 * @param work - gives whether the task passes
 */
export async function executorResult(
  work: () => Promise<boolean>,
): Promise<{ readonly success: boolean }> {
  try {
    return { success: await work() };
  } catch (error) {
    if (!(error instanceof SimPluginError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return { success: false };
  }
}
