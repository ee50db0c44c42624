import { lassoText, modelOfSimulation, replay, replayLasso } from '@gossip/sim-runtime/explore';
import type { Simulation } from '@gossip/sim-runtime/sim';
import { otherSimulation } from './explore-errors.js';
import type { SimExploreTask } from './explore-task.js';
import type { PathFile } from './path-file.js';
import { watched } from './watched.js';

/**
 * Replays a counterexample, and prints it; false when it still ends in the violation.
 *
 * @param name - of the file
 * @throws SimPluginError when it is of another simulation, or code of the module does not return
 */
export function replayPath(
  task: SimExploreTask,
  simulation: Simulation,
  file: PathFile,
  name: string,
): boolean {
  if (file.simulation !== simulation.name) {
    throw otherSimulation(name, simulation.name, file.simulation);
  }
  return watched(task, simulation.name, 'the replay', () =>
    file.loopFrom === undefined
      ? replaySteps(task, simulation, file)
      : replayLoop(task, simulation, file, file.loopFrom),
  );
}

/** Replays a path; false when its last step still violates the oracle. */
function replaySteps(task: SimExploreTask, simulation: Simulation, file: PathFile): boolean {
  const model = modelOfSimulation(simulation, { ...file.bounds, only: file.oracle });
  const [initial] = model.initial();
  const { steps } = replay(model, { initial, actions: file.actions });
  const last = steps.at(-1);
  const before = steps.at(-2)?.state ?? initial;
  const [property] = model.properties ?? [];
  const after = last === undefined ? undefined : model.next(before, last.action);
  const verdict =
    last === undefined || property?.kind !== 'always'
      ? true
      : (property.holdsOn?.({ before, action: last.action, after }) ?? true);
  const message = typeof verdict === 'string' ? verdict : 'does not hold';
  task.print(
    [
      `EXPLORATION REPLAY  ${simulation.name} · ${file.oracle}`,
      ...steps.map(({ text }, index) => `  ${index + 1}. ${text}`),
      verdict === true
        ? `  The path no longer violates "${file.oracle}".`
        : `  <- VIOLATION ${message}`,
      '',
      '',
    ].join('\n'),
  );
  return verdict === true;
}

/** Replays a run without end; false when its goal still never comes true. */
function replayLoop(
  task: SimExploreTask,
  simulation: Simulation,
  file: PathFile,
  loopFrom: number,
): boolean {
  const { lasso, isViolated } = replayLasso(simulation, file.bounds, { ...file, loopFrom });
  task.print(
    [
      `EXPLORATION REPLAY  ${simulation.name} · ${file.oracle}`,
      ...lassoText(lasso),
      isViolated
        ? '  <- VIOLATION it never comes true'
        : `  The run no longer violates "${file.oracle}".`,
      '',
      '',
    ].join('\n'),
  );
  return !isViolated;
}
