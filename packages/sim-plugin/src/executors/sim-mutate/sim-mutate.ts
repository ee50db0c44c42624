import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { mutationFolder } from '../../config/output-folders.js';
import { readSimConfig } from '../../config/read-sim-config.js';
import type { ModuleConfig } from '../../config/sim-config.js';
import { SimPluginErrors } from '../../errors.js';
import {
  type MutationOutcome,
  mutateModule,
  type MutationTask,
} from '../../mutation/mutate-module.js';
import { mutationHtml } from '../../mutation/report/mutation-html.js';
import { mutationJson } from '../../mutation/report/mutation-json.js';
import { scoreOf } from '../../mutation/report/score.js';
import { textReport } from '../../mutation/report/text-report.js';
import { startTypecheck } from '../../mutation/typecheck/typecheck-mutants.js';
import { LineIndex } from '../../review/source/line-index.js';
import { type OutputFile, replaceFolder } from '../../results/files/output-folder.js';
import type { SeedRange } from '../../sweep/seeds/seed-range.js';
import { chooseModules } from '../../sweep/module/choose-modules.js';
import { eachModule } from '../../sweep/module/each-module.js';
import { findTypeScript } from '../sim-check/typecheck/typescript.js';
import { type ChangedLines, changedLines } from './changed-lines.js';
import { type MutateRequest, mutateRequest } from './mutate-request.js';
import type { MutationProgress } from './mutation-progress.js';
import type { SimMutateOptions } from './options.js';

/** One project whose oracles are to be measured. */
export interface SimMutateTask {
  readonly project: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  readonly options: SimMutateOptions;
  readonly print: (text: string) => void;
  readonly progress: MutationProgress;
  /** Ends the run before its time: what is done is reported, and counts as a failure. */
  readonly signal: AbortSignal;
}

/**
 * Tries mutants of a project's modules, prints a report of each module and writes it.
 *
 * @returns whether every score is high enough
 * @throws SimPluginError when there is no verdict
 */
export async function simMutate(task: SimMutateTask): Promise<boolean> {
  const config = readSimConfig(task.workspaceRoot, task.projectRoot);
  const request = mutateRequest(task.options, config);
  const { since } = request;
  const changed = since === undefined ? undefined : changedLines(task.workspaceRoot, since);
  const { module } = task.options;
  const modules = chooseModules(config.modules, { project: task.project, module });
  const files: OutputFile[] = [];
  const texts: string[] = [];
  let passed = true;
  const errors = await eachModule(task, modules, async (declared) => {
    const outcome = await mutate(task, request, declared, changed).finally(() =>
      task.progress.end(),
    );
    const folder = config.modules.length > 1 ? declared.name : '';
    const { level, seedOrigin, minPoints } = request;
    const seeds = seedsOf(declared, request);
    const context = { level, seeds: seeds.count, firstSeed: seeds.first, seedOrigin };
    texts.push(
      textReport(outcome, { ...context, ...(minPoints === undefined ? {} : { minPoints }) }),
    );
    files.push(...filesOf(outcome, task, request, declared, folder));
    const { points = 10_000 } = scoreOf(outcome.judged);
    passed &&= outcome.isWhole && points >= (minPoints ?? 0);
    return [];
  });
  const output = mutationFolder(request.levelSpelling);
  const where = posix.join(task.projectRoot, output);
  task.print([...texts, ...(texts.length === 0 ? [] : [`Report         ${where}\n`])].join('\n'));
  if (files.length > 0) replaceFolder(join(task.workspaceRoot, task.projectRoot, output), files);
  if (errors.length > 0) throw new SimPluginErrors(errors);
  return passed;
}

async function mutate(
  { workspaceRoot, projectRoot, progress, signal }: SimMutateTask,
  request: MutateRequest,
  declared: ModuleConfig,
  changed: ReadonlyMap<string, ChangedLines> | undefined,
): Promise<MutationOutcome> {
  return mutateModule({
    level: request.level,
    seeds: seedsOf(declared, request),
    workers: request.workers,
    watchdogMs: request.watchdogMs,
    operators: request.operators,
    exploreStates: request.exploreStates,
    workspaceRoot,
    projectRoot,
    declared,
    limits: {},
    signal,
    ...(request.typecheck ? { typecheck: typecheckIn(workspaceRoot, projectRoot) } : {}),
    ...(changed === undefined
      ? {}
      : { isWanted: (mutant, text) => isChanged(mutant, text, changed) }),
    onVerdict: progress.begin(declared.name),
  });
}

/** @throws SimPluginError when the workspace has no TypeScript: before any worker starts, since it is then in vain */
function typecheckIn(
  workspaceRoot: string,
  project: string,
): NonNullable<MutationTask['typecheck']> {
  const projectRoot = join(workspaceRoot, project);
  const typescript = findTypeScript(projectRoot);
  return () => startTypecheck({ ...typescript, workspaceRoot, projectRoot });
}

function isChanged(
  { file, start, end }: { readonly file: string; readonly start: number; readonly end: number },
  text: string,
  changed: ReadonlyMap<string, ChangedLines>,
): boolean {
  const lines = new LineIndex(text);
  const [from, to] = [lines.at(start).line, lines.at(end).line];
  return (changed.get(file) ?? []).some(([first, last]) => first <= to && from <= last);
}

function seedsOf({ type }: ModuleConfig, { seeds, seedsOfService }: MutateRequest): SeedRange {
  return type === 'service' ? seedsOfService : seeds;
}

function filesOf(
  outcome: MutationOutcome,
  { projectRoot }: SimMutateTask,
  request: MutateRequest,
  declared: ModuleConfig,
  folder: string,
): readonly OutputFile[] {
  const { level, operators } = request;
  const seeds = seedsOf(declared, request);
  const json = mutationJson(outcome, {
    version: ownVersion(),
    source: posix.join(projectRoot, declared.simulation),
    config: { level, seeds: seeds.count, firstSeed: seeds.first, operators: [...operators] },
  });
  const html = mutationHtml(`${outcome.simulation} at ${level}`, json);
  return [
    { path: posix.join(folder, 'mutation.json'), text: json },
    { path: posix.join(folder, 'mutation.html'), text: html },
  ];
}

function ownVersion(): string {
  const manifest = new URL('../../../package.json', import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
}
