import type { PathStep, SimulationExploration } from '@gossip/sim-runtime/explore';
import { EXPLORE_FOLDER } from '../../config/output-folders.js';
import { fileNameOf } from './exploration-report.js';
import type { SimExploreTask } from './explore-task.js';

/** A counterexample as a file has it. */
export interface Counterexample {
  readonly oracle: string;
  readonly steps: readonly PathStep<unknown, unknown>[];
  /** Where the loop of a run without end begins. */
  readonly loopFrom?: number;
}

/** The counterexamples of an exploration, in the order of its properties. */
export function counterexamples(found: SimulationExploration): readonly Counterexample[] {
  return found.properties.flatMap(({ name: oracle, verdict, path, lasso }): Counterexample[] => {
    if (verdict !== 'violated') return [];
    if (path !== undefined) return [{ oracle, steps: path.steps }];
    if (lasso === undefined) return [];
    const { stem, loop } = lasso;
    return [{ oracle, steps: [...stem.steps, ...loop], loopFrom: stem.steps.length }];
  });
}

/**
 * The commands that replay them, a line each.
 *
 * @param folder - where the files of the module are, within the folder of the target
 */
export function replayLines(
  task: SimExploreTask,
  found: SimulationExploration,
  folder: string,
): string {
  return counterexamples(found)
    .map(({ oracle }) => `  replay: ${replayCommand(task, folder, oracle)}\n`)
    .join('');
}

/** The command that replays the counterexample of an oracle. */
export function replayCommand(
  { target, project, projectRoot }: SimExploreTask,
  folder: string,
  oracle: string,
): string {
  const file = `${projectRoot}/${EXPLORE_FOLDER}/${folder}${fileNameOf(oracle)}`;
  return `nx ${target} ${project} --path=${file}`;
}
