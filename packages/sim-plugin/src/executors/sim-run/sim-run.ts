import { join, posix } from 'node:path';
import { readSimConfig } from '../../config/read-sim-config.js';
import { SimPluginError, SimPluginErrors } from '../../errors.js';
import { chooseModules } from '../../sweep/module/choose-modules.js';
import { eachModule } from '../../sweep/module/each-module.js';
import { moduleResult, type ModuleResult } from './module-result.js';
import { resultContext } from './result-context.js';
import { type PlanFile, readPlanFile } from '../../results/files/plan-file.js';
import { saveRegression } from '../../results/files/regression-test.js';
import { nothingToSave, otherNameNote, seedsLeftUndone } from './request-errors.js';
import { type ModuleOutcome, runModule } from './run-module.js';
import { runRequest, type RunRequest } from './run-request.js';
import type { SimRunTask } from './sim-run-task.js';
import { unhashedNotes } from './unhashed-sources.js';
import { watchModules } from './watch/watch-modules.js';
import { writeResults } from './write-results.js';

/**
 * Simulates the modules of a project, prints a report of each and writes its files.
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
  const { target } = request;
  const file: Partial<PlanFile> =
    target.kind === 'plan' ? readPlanFile(task.workspaceRoot, target.file) : {};
  const modules = chooseModules(config.modules, {
    project: task.project,
    module: task.options.module,
    plan: file.plan,
  });
  const isOneOfMany = config.modules.length > 1;
  if (request.watch) return watchModules({ ...task, ...file, request, isOneOfMany }, modules);
  const results: ModuleResult[] = [];
  const notes: string[] = [];
  const errors = await eachModule(task, modules, async (declared) => {
    const { name, simulation } = declared;
    const folder = isOneOfMany ? { module: name } : {};
    const outcome = await runModule({ ...task, ...file, ...folder, declared, request });
    const context = await resultContext(
      { ...task, ...file, ...folder, request, declared },
      outcome,
    );
    results.push(moduleResult(outcome, context));
    if (outcome.facts.name !== name) {
      notes.push(otherNameNote(context.source, outcome.facts.name, name));
    }
    if ((task.environment['NX_TASK_HASH'] ?? '') !== '')
      notes.push(...unhashedNotes(outcome.sources, { ...task, ...task.hashing }));
    const { trouble } = outcome;
    return [
      ...(trouble === undefined ? [] : [troubleOf(name, outcome, trouble)]),
      ...errorOf(() => notes.push(...save(task, request, simulation, outcome))),
    ];
  });
  // The report is worth most, and files may fail: a full disk takes neither the text nor the verdict.
  task.print([...results.map(({ text }) => text), ...notes].join('\n'));
  const all = [...errors, ...errorOf(() => writeResults(task, request, results))];
  if (all.length > 0) throw new SimPluginErrors(all);
  return results.every(({ passed }) => passed);
}

/** The error of an act that may be refused without ending the rest of the work. */
function errorOf(act: () => void): readonly SimPluginError[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof SimPluginError)) throw error;
    return [error];
  }
}

function troubleOf(
  name: string,
  { tally, context }: ModuleOutcome,
  { message }: Error,
): SimPluginError {
  const isWhole = tally.seeds === (context.requestedSeeds ?? tally.seeds);
  return isWhole ? new SimPluginError(message) : seedsLeftUndone(name, message);
}

/** Keeps a run as a regression test where that was asked for. */
function save(
  { workspaceRoot, projectRoot }: SimRunTask,
  { save: name, target }: RunRequest,
  simulation: string,
  { findings, plan: original }: ModuleOutcome,
): readonly string[] {
  if (name === undefined) return [];
  const plan = findings[0]?.bug.plan ?? (target.kind === 'plan' ? original : undefined);
  if (plan === undefined) throw nothingToSave(original?.seed ?? 0);
  const file = saveRegression(join(workspaceRoot, projectRoot), { name, plan, simulation });
  return [`Saved as a regression test: ${posix.join(projectRoot, file)}\n`];
}
