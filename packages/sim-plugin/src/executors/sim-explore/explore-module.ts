import {
  actionText,
  type ExplorationProgress,
  explorationText,
  SimulationExplorationRun,
  tellLasso,
  tellPath,
} from '@gossip/sim-runtime/explore';
import { formatCount } from '@gossip/sim-runtime/results';
import type { Simulation } from '@gossip/sim-runtime/sim';
import { setImmediate } from 'node:timers/promises';
import { EXPLORE_FOLDER } from '../../config/output-folders.js';
import { jsonText } from '../../json-text.js';
import type { OutputFile } from '../../results/files/output-folder.js';
import { REPORT_PAGE } from '../../results/report/result-files.js';
import { counterexamples, replayCommand, replayLines } from './counterexamples.js';
import { explorationPage } from './exploration-page.js';
import { explorationReport, fileNameOf } from './exploration-report.js';
import { neverReturns } from './explore-errors.js';
import type { ExploreRequest } from './explore-request.js';
import type { SimExploreTask } from './explore-task.js';
import { pathFileText } from './path-file.js';
import { msUntilStuck, watched } from './watched.js';
import { DidNotReturn, withinTime } from './within-time.js';

const MS_BETWEEN_SIGNALS = 200;

/**
 * Explores a module, prints its report, and makes its files.
 *
 * @param folder - where they are, within the folder of the target
 */
export async function exploreModule(
  task: SimExploreTask,
  simulation: Simulation,
  { bounds, allowIncomplete }: ExploreRequest,
  folder: string,
): Promise<{ readonly files: readonly OutputFile[]; readonly passed: boolean }> {
  const onProgress = (progress: ExplorationProgress): void =>
    task.printProgress(`${progressText(progress)}\n`);
  const run = watched(
    task,
    simulation.name,
    'making the initial states',
    () => new SimulationExplorationRun(simulation, { ...bounds, onProgress }),
  );
  // Signals are handled between two parts of the search.
  while (!advance(run, simulation.name, task) && !task.signal.aborted) await setImmediate();
  const found = run.result();
  const pageFile = `${task.projectRoot}/${EXPLORE_FOLDER}/${folder}${REPORT_PAGE}`;
  const lines = `${replayLines(task, found, folder)}\nReport         ${pageFile}\n`;
  task.print(`${explorationText(found)}${lines}\n`);
  const report = explorationReport(found, (example, violation) =>
    'loop' in example
      ? tellLasso(simulation, found.bounds, example, violation)
      : tellPath(simulation, found.bounds, example, violation),
  );
  const page = await explorationPage(report, explorationText(found), (oracle) =>
    replayCommand(task, folder, oracle),
  );
  const paths = counterexamples(found).map(({ oracle, steps, ...loop }) => ({
    path: `${folder}${fileNameOf(oracle)}`,
    text: pathFileText({
      simulation: found.model,
      oracle,
      bounds: found.bounds,
      actions: steps.map(({ action }) => actionText(action)),
      ...loop,
    }),
  }));
  const passed = found.violations === 0 && (found.verdict === 'complete' || allowIncomplete);
  const files = [
    { path: `${folder}explore.json`, text: jsonText(report) },
    { path: `${folder}${REPORT_PAGE}`, text: page },
    ...paths,
  ];
  return { files, passed };
}

/** Searches on for a while, as far as the module's code returns. */
function advance(run: SimulationExplorationRun, name: string, task: SimExploreTask): boolean {
  const ms = msUntilStuck(task);
  try {
    return withinTime(ms, () => run.advance(MS_BETWEEN_SIGNALS));
  } catch (error) {
    if (!(error instanceof DidNotReturn)) throw error;
    throw neverReturns(name, ms, run.abandon() ?? {});
  }
}

function progressText({ distinct, depth, queue, seconds }: ExplorationProgress): string {
  const rate = formatCount(Math.round(distinct / seconds));
  return `${formatCount(distinct)} states · ${rate} states/s · depth ${depth} · ${formatCount(queue)} in the queue · ${seconds.toFixed(0)} s`;
}
