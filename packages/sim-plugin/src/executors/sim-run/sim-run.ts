import { formatReport } from '@gossip/sim-runtime/sim';
import { readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';
import { readSimConfig } from '../../config/read-sim-config.js';
import { type ModuleConfig, type SimConfig } from '../../config/sim-config.js';
import { SimPluginError } from '../../errors.js';
import { type SimRunOptions } from './options.js';
import { addToFolder, replaceFolder, type OutputFile } from './output-folder.js';
import { type ProgressLine } from './progress-line.js';
import { replayCommand } from './replay-command.js';
import { unknownModule, unreadablePlan } from './request-errors.js';
import { resultOf } from './result-files.js';
import { type ModuleOutcome, runModule } from './run-module.js';
import { runRequest, type RunRequest } from './run-request.js';

/** The folder in a project that holds what its simulations came to: one folder for each level. */
const OUTPUT = 'sim-output';

/** One project to simulate. */
export interface SimRunTask {
  readonly project: string;
  /** The target's name, which the workspace may have chosen. */
  readonly target: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  readonly options: SimRunOptions;
  readonly isLevelChosen: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly print: (text: string) => void;
  readonly progress: ProgressLine;
  /** Ends the run before its time: what is done is reported, and counts as a failure. */
  readonly signal: AbortSignal;
}

/**
 * Simulates the modules of a project, prints a report of each and writes what they came to.
 *
 * @returns whether all is well
 * @throws SimPluginError when the project cannot be simulated at all
 */
export async function simRun(task: SimRunTask): Promise<boolean> {
  const config = readSimConfig(task.workspaceRoot, task.projectRoot);
  const request = runRequest(task.options, {
    environment: task.environment,
    defaultSeeds: config.seeds,
    isLevelChosen: task.isLevelChosen,
  });
  const plan = request.target.kind === 'plan' ? readPlan(task, request.target.file) : undefined;
  const modules = chooseModules(task, config, plan);
  const results: ModuleResult[] = [];
  const errors: SimPluginError[] = [];
  for (const { name, simulation } of modules) {
    if (task.signal.aborted) break;
    const place = placeOf(task, request, config.modules.length > 1 ? name : undefined);
    try {
      results.push(place(await runModule({ ...task, simulation, request, plan })));
    } catch (error) {
      if (!(error instanceof SimPluginError)) throw error;
      errors.push(error);
    }
  }
  write(task, request, results);
  task.print(results.map(({ text }) => text).join('\n'));
  if (errors.length > 0) throw joined(errors);
  return results.every(({ passed }) => passed);
}

/** What one module came to, ready to be printed and written. */
interface ModuleResult {
  readonly level: string;
  readonly passed: boolean;
  readonly text: string;
  /** Paths inside the level's folder. */
  readonly files: readonly OutputFile[];
}

/**
 * Decides where a module's files go. A sweep has the level's folder to itself; a single run has a
 * folder inside, so that looking into one failure leaves the others in place.
 */
function placeOf(task: SimRunTask, request: RunRequest, module: string | undefined) {
  const { target, limits, shrink, trace } = request;
  const folder = posix.join(module ?? '', target.kind === 'sweep' ? '' : 'replay');
  return (outcome: ModuleOutcome): ModuleResult => {
    const { level, story = [] } = outcome;
    const planPath = (file: string): string =>
      target.kind === 'plan' && !shrink
        ? target.file
        : posix.join(task.projectRoot, OUTPUT, level, folder, file);
    const command = { ...task, limits, ...(module === undefined ? {} : { module }) };
    const { report, files } = resultOf(outcome, (file) => replayCommand(planPath(file), command));
    const traceLines = trace ? ['', `TRACE  ${report.simulation}`, ...story] : [];
    return {
      level,
      passed: report.result === 'pass',
      text: [formatReport(report), ...traceLines, ''].join('\n'),
      files: files.map(({ path, text }) => ({ path: posix.join(folder, path), text })),
    };
  };
}

function write(task: SimRunTask, request: RunRequest, results: readonly ModuleResult[]): void {
  const level = results[0]?.level;
  if (level === undefined) return;
  const folder = join(task.workspaceRoot, task.projectRoot, OUTPUT, level);
  const files = results.flatMap((result) => result.files);
  if (request.target.kind === 'sweep') replaceFolder(folder, files);
  else addToFolder(folder, files);
}

function chooseModules(
  { options, project }: SimRunTask,
  { modules }: SimConfig,
  plan: unknown,
): readonly ModuleConfig[] {
  const { module } = options;
  if (module !== undefined) {
    const chosen = modules.find(({ name }) => name === module);
    if (chosen !== undefined) return [chosen];
    throw unknownModule(
      module,
      project,
      modules.map(({ name }) => name),
    );
  }
  if (plan === undefined) return modules;
  const { simulation } = (plan ?? {}) as { readonly simulation?: unknown };
  return [modules.find(({ name }) => name === simulation), ...modules].filter(isModule).slice(0, 1);
}

function isModule(module: ModuleConfig | undefined): module is ModuleConfig {
  return module !== undefined;
}

function readPlan({ workspaceRoot }: SimRunTask, file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(workspaceRoot, file), 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw unreadablePlan(file, code === 'ENOENT' ? 'there is no such file' : message);
  }
}

function joined(errors: readonly SimPluginError[]): SimPluginError {
  return new SimPluginError(errors.map(({ message }) => message).join('\n'));
}
