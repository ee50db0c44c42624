import type { ExecutorContext } from '@nx/devkit';
import { Interruption } from '../../sweep/interruption.js';
import { executorResult } from '../executor-result.js';
import type { SimRunOptions } from './options.js';
import { ProgressLine } from '../../sweep/progress-line.js';
import { simRun } from './sim-run.js';
import type { SimRunTask } from './sim-run-task.js';
import type { Hashing } from './unhashed-sources.js';

const WORKSPACE = '{workspaceRoot}/';

/** `nx sim-run`: runs seeded universes of a project's modules, and reports what went wrong. */
export default async function simRunExecutor(
  options: SimRunOptions,
  context: ExecutorContext,
): Promise<{ success: boolean }> {
  const project = context.projectName ?? '';
  const interruption = new Interruption();
  const task: SimRunTask = {
    project,
    target: replayTarget(context),
    workspaceRoot: context.root,
    projectRoot: context.projectsConfigurations.projects[project]?.root ?? '.',
    options,
    isLevelChosen: isLevelChosen(context),
    hashing: hashingOf(context),
    environment: process.env,
    print: (text) => process.stdout.write(text),
    progress: new ProgressLine(process.stderr),
    signal: interruption.signal,
  };
  return executorResult(() => simRun(task)).finally(() => interruption.dispose());
}

function hashingOf({
  nxJsonConfiguration,
  projectsConfigurations,
  projectName,
  targetName,
}: ExecutorContext): Hashing {
  const { projects } = projectsConfigurations;
  const { targets, namedInputs } = projects[projectName ?? ''] ?? {};
  const inputs = targets?.[targetName ?? '']?.inputs ?? [];
  const named = [nxJsonConfiguration?.namedInputs, namedInputs].flatMap((each) =>
    Object.values(each ?? {}).flat(),
  );
  const globs = [...inputs, ...named].flatMap((input) => {
    const glob = typeof input === 'string' ? input : 'fileset' in input ? input.fileset : '';
    return glob.startsWith(WORKSPACE) ? [glob.slice(WORKSPACE.length)] : [];
  });
  return {
    projectRoots: Object.values(projects).map(({ root }) => root),
    globs,
    takesOutputs: inputs.some(
      (input) => typeof input === 'object' && 'dependentTasksOutputFiles' in input,
    ),
  };
}

/**
 * The target that replays what this one finds: itself, unless it is there for a part of a sweep or for
 * putting the parts together, and so has options that go with no single run.
 */
function replayTarget({
  projectsConfigurations,
  projectName,
  targetName,
}: ExecutorContext): string {
  const own = targetName ?? 'sim-run';
  const { targets = {} } = projectsConfigurations.projects[projectName ?? ''] ?? {};
  const { executor } = targets[own] ?? {};
  const whole = Object.entries(targets).filter(
    ([, { executor: other, options }]) =>
      other === executor && options?.shard === undefined && options?.merge === undefined,
  );
  const names = whole.map(([name]) => name);
  return names.includes(own) ? own : (names[0] ?? own);
}

/** The target has a level by default; only a command line or a configuration chooses one. */
function isLevelChosen({
  configurationName,
  taskGraph,
  projectName,
  targetName,
}: ExecutorContext): boolean {
  if (configurationName !== undefined) return true;
  const task = Object.values(taskGraph?.tasks ?? {}).find(
    ({ target }) => target.project === projectName && target.target === targetName,
  );
  return task?.overrides['level'] !== undefined;
}
