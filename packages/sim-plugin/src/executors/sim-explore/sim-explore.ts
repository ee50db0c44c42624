import {
  actionText,
  ExplorationError,
  type ExplorationProgress,
  explorationText,
  lassoText,
  modelOfSimulation,
  type PathStep,
  replay,
  replayLasso,
  type SimulationExploration,
  SimulationExplorationRun,
  tellLasso,
  tellPath,
} from '@gossip/sim-runtime/explore';
import { formatCount } from '@gossip/sim-runtime/results';
import type { Simulation } from '@gossip/sim-runtime/sim';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { EXPLORE_FOLDER } from '../../config/output-folders.js';
import { readSimConfig } from '../../config/read-sim-config.js';
import { SimPluginError, SimPluginErrors } from '../../errors.js';
import { jsonText } from '../../json-text.js';
import { REPORT_PAGE } from '../../results/report/result-files.js';
import { type OutputFile, replaceFolder } from '../../results/files/output-folder.js';
import { chooseModules } from '../../sweep/module/choose-modules.js';
import { eachModule } from '../../sweep/module/each-module.js';
import { exploreRequest, type ExploreRequest } from './explore-request.js';
import { explorationPage } from './exploration-page.js';
import { explorationReport, fileNameOf } from './exploration-report.js';
import { neverReturns, otherSimulation } from './explore-errors.js';
import { withSimulation } from './load-simulation.js';
import type { SimExploreOptions } from './options.js';
import { DidNotReturn, withinTime } from './within-time.js';
import { type PathFile, pathFileText, readPathFile } from './path-file.js';

const MS_BETWEEN_SIGNALS = 200;
/** A part of the search takes a fraction of a second, on a busy machine a few. */
const MS_UNTIL_STUCK = 30_000;

/** One project to explore. */
export interface SimExploreTask {
  readonly project: string;
  /** The target's name, which the workspace may have chosen. */
  readonly target: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  readonly options: SimExploreOptions;
  readonly print: (text: string) => void;
  readonly printProgress: (text: string) => void;
  /** Ends the exploration; what it has found so far is kept. */
  readonly signal: AbortSignal;
  /** After how many milliseconds code of the module counts as endless. Default: 30,000. */
  readonly msUntilStuck?: number;
}

/**
 * Explores the modules of a project, prints a report of each and writes explore.json and counterexamples. A service,
 * which cannot be explored, is passed over unless it was named.
 *
 * @returns whether every search is complete and found no violation
 * @throws SimPluginError when a module cannot be explored at all
 */
export async function simExplore(task: SimExploreTask): Promise<boolean> {
  const { options, workspaceRoot, projectRoot } = task;
  const config = readSimConfig(workspaceRoot, projectRoot);
  exploreRequest(options, {});
  const path = options.path === undefined ? undefined : readPathFile(workspaceRoot, options.path);
  const modules = chooseModules(config.modules, {
    project: task.project,
    module: options.module,
    ...(path === undefined ? {} : { plan: { simulation: path.simulation } }),
  });
  const files: OutputFile[] = [];
  let passed = true;
  const errors = await eachModule(task, modules, async (declared) => {
    if (declared.type === 'service' && options.module === undefined && path === undefined) {
      task.print(notExplored(declared.name));
      return [];
    }
    await withSimulation({ workspaceRoot, projectRoot, declared }, (simulation) =>
      inOneSentence(async () => {
        if (path !== undefined) {
          passed = replayPath(task, simulation, path, options.path ?? '') && passed;
          return;
        }
        const folder = config.modules.length > 1 ? `${declared.name}/` : '';
        const request = exploreRequest(options, { ...config.explore, ...declared.explore });
        const explored = await exploreModule(task, simulation, request, folder);
        files.push(...explored.files);
        passed = explored.passed && passed;
      }),
    );
    return [];
  });
  if (path === undefined && files.length > 0) {
    replaceFolder(join(workspaceRoot, projectRoot, EXPLORE_FOLDER), files);
  }
  if (errors.length > 0) throw new SimPluginErrors(errors);
  return passed;
}

function notExplored(name: string): string {
  return `${name}: not explored, since a service cannot be; nx sim-run samples it.\n`;
}

async function exploreModule(
  task: SimExploreTask,
  simulation: Simulation,
  { bounds, allowIncomplete }: ExploreRequest,
  folder: string,
): Promise<{ readonly files: readonly OutputFile[]; readonly passed: boolean }> {
  const onProgress = (progress: ExplorationProgress): void =>
    task.printProgress(`${progressText(progress)}\n`);
  const run = new SimulationExplorationRun(simulation, { ...bounds, onProgress });
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
  const { msUntilStuck = MS_UNTIL_STUCK } = task;
  try {
    return withinTime(msUntilStuck, () => run.advance(MS_BETWEEN_SIGNALS));
  } catch (error) {
    if (!(error instanceof DidNotReturn)) throw error;
    throw neverReturns(name, msUntilStuck, run.abandon() ?? {});
  }
}

/** A counterexample as a file has it. */
interface Counterexample {
  readonly oracle: string;
  readonly steps: readonly PathStep<unknown, unknown>[];
  /** Where the loop of a run without end begins. */
  readonly loopFrom?: number;
}

function counterexamples(found: SimulationExploration): readonly Counterexample[] {
  return found.properties.flatMap(({ name: oracle, verdict, path, lasso }): Counterexample[] => {
    if (verdict !== 'violated') return [];
    if (path !== undefined) return [{ oracle, steps: path.steps }];
    if (lasso === undefined) return [];
    const { stem, loop } = lasso;
    return [{ oracle, steps: [...stem.steps, ...loop], loopFrom: stem.steps.length }];
  });
}

function replayLines(task: SimExploreTask, found: SimulationExploration, folder: string): string {
  return counterexamples(found)
    .map(({ oracle }) => `  replay: ${replayCommand(task, folder, oracle)}\n`)
    .join('');
}

function replayCommand(
  { target, project, projectRoot }: SimExploreTask,
  folder: string,
  oracle: string,
): string {
  const file = `${projectRoot}/${EXPLORE_FOLDER}/${folder}${fileNameOf(oracle)}`;
  return `nx ${target} ${project} --path=${file}`;
}

/** Replays a counterexample; false when it still ends in the violation. */
function replayPath(
  task: SimExploreTask,
  simulation: Simulation,
  file: PathFile,
  name: string,
): boolean {
  if (file.simulation !== simulation.name) {
    throw otherSimulation(name, simulation.name, file.simulation);
  }
  if (file.loopFrom !== undefined) return replayLoop(task, simulation, file, file.loopFrom);
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

/** The runtime says in one sentence what it cannot explore. */
async function inOneSentence(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    throw error instanceof ExplorationError ? new SimPluginError(error.message) : error;
  }
}

function progressText({ distinct, depth, queue, seconds }: ExplorationProgress): string {
  const rate = formatCount(Math.round(distinct / seconds));
  return `${formatCount(distinct)} states · ${rate} states/s · depth ${depth} · ${formatCount(queue)} in the queue · ${seconds.toFixed(0)} s`;
}
