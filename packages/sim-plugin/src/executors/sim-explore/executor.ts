import type { ExecutorContext } from '@nx/devkit';
import { Interruption } from '../../sweep/interruption.js';
import { executorResult } from '../executor-result.js';
import type { SimExploreOptions } from './options.js';
import { simExplore } from './sim-explore.js';

/** `nx sim-explore`: explores every universe of a project's modules within bounds. */
export default async function simExploreExecutor(
  options: SimExploreOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const project = context.projectName ?? '';
  const interruption = new Interruption();
  return executorResult(() =>
    simExplore({
      project,
      target: context.targetName ?? 'sim-explore',
      workspaceRoot: context.root,
      projectRoot: context.projectsConfigurations.projects[project]?.root ?? '.',
      options,
      print: (text) => process.stdout.write(text),
      printProgress: (text) => process.stderr.write(text),
      signal: interruption.signal,
    }),
  ).finally(() => interruption.dispose());
}
