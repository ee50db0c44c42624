import { join } from 'node:path';
import { addToFolder, removeFolder, replaceFolder } from '../../results/files/output-folder.js';
import type { ModuleResult } from './module-result.js';
import { mergedFolders } from './result-folder.js';
import type { RunRequest } from './run-request.js';
import type { SimRunTask } from './sim-run-task.js';
import { isSweep } from './target.js';

/**
 * Writes the files of the results of a project's modules, all of them into one folder.
 *
 * @throws SimPluginError when one cannot be written
 */
export function writeResults(
  task: Pick<SimRunTask, 'workspaceRoot' | 'projectRoot'>,
  { target }: RunRequest,
  results: readonly ModuleResult[],
): void {
  const [first] = results;
  if (first === undefined) return;
  const project = join(task.workspaceRoot, task.projectRoot);
  const folder = join(project, first.folder);
  const files = results.flatMap((result) => result.files);
  // From here on a merged report would be about other seeds.
  if (target.kind === 'shard') {
    for (const merged of mergedFolders(target.level)) removeFolder(join(project, merged));
  }
  if (isSweep(target)) replaceFolder(folder, files);
  else addToFolder(folder, files);
}
