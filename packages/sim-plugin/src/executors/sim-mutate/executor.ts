import type { ExecutorContext } from '@nx/devkit';
import { Interruption } from '../../sweep/interruption.js';
import { executorResult } from '../executor-result.js';
import { MutationProgress } from './mutation-progress.js';
import type { SimMutateOptions } from './options.js';
import { simMutate } from './sim-mutate.js';

/** `nx sim-mutate`: measures how strong the oracles of a project's modules are. */
export default async function simMutateExecutor(
  options: SimMutateOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const project = context.projectName ?? '';
  const interruption = new Interruption();
  const task = {
    project,
    workspaceRoot: context.root,
    projectRoot: context.projectsConfigurations.projects[project]?.root ?? '.',
    options,
    print: (text: string) => void process.stdout.write(text),
    progress: new MutationProgress(process.stderr),
    signal: interruption.signal,
  };
  return executorResult(() => simMutate(task)).finally(() => interruption.dispose());
}
