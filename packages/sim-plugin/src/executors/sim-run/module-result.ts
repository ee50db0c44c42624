import { printable } from '@gossip/sim-runtime/printable';
import { formatReport } from '@gossip/sim-runtime/results';
import type { SimulationReport } from '@gossip/sim-runtime/sim';
import { posix } from 'node:path';
import type { OutputFile } from '../../results/files/output-folder.js';
import type { Recorded } from '../../results/files/plan-file.js';
import { replayCommand } from '../../results/files/replay-command.js';
import { exportFiles } from '../../results/report/export-files.js';
import { githubAnnotations } from '../../results/report/github-annotations.js';
import { type PageParts, REPORT_PAGE, resultOf } from '../../results/report/result-files.js';
import { thinSpotLines } from '../../results/report/thin-spots.js';
import type { ModuleOutcome } from './run-module.js';
import { resultFolder } from './result-folder.js';
import type { RunRequest } from './run-request.js';
import { isSweep, type Target } from './target.js';

/** The result of one module, ready to be printed and written. */
export interface ModuleResult {
  /** The folder for the files, inside the project's. */
  readonly folder: string;
  readonly passed: boolean;
  readonly text: string;
  /** Paths inside the folder. */
  readonly files: readonly OutputFile[];
}

export interface ResultContext {
  readonly project: string;
  readonly target: string;
  /** From the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** The simulation's file, from the workspace's root. */
  readonly source: string;
  /** The module's name, where the project has several: each has a folder of its own. */
  readonly module?: string;
  readonly request: RunRequest;
  /** What was seen when the plan was written that is replayed. */
  readonly recorded?: Recorded;
  readonly isOnGithub: boolean;
  /** What the HTML page is made of. */
  readonly page: Omit<PageParts, 'limits'>;
}

/**
 * Makes the text and the files of the result of a module. A sweep has the level's folder to itself; a
 * single run has a folder inside, so that looking into one failure leaves the others in place.
 */
export function moduleResult(outcome: ModuleOutcome, context: ResultContext): ModuleResult {
  const { request, module, recorded } = context;
  const { target, limits, shrink, trace, requireCoverage, exports } = request;
  const {
    context: { level },
    story = [],
  } = outcome;
  const isOfSweep = isSweep(target);
  const folder = resultFolder(target, request.levelSpelling ?? level);
  const inside = posix.join(module ?? '', isOfSweep ? '' : 'replay');
  const path = (file: string): string => posix.join(context.projectRoot, folder, inside, file);
  const planPath = (file: string): string =>
    target.kind === 'plan' && !shrink ? target.file : path(file);
  const command = { ...context, limits };
  const { report, thin, files } = resultOf(
    outcome,
    context,
    requireCoverage,
    { ...context.page, limits },
    (file) => replayCommand(planPath(file), command),
  );
  const again =
    target.kind === 'plan'
      ? replayCommand(target.file, command)
      : `nx ${context.target} ${context.project} --level=${level} --seed=${report.seeds.first}`;
  const exported = exportFiles(outcome, report, exports, again);
  const words = [
    ...(['fail', 'unknown', 'empty'].includes(report.result)
      ? ['', `Report         ${path(REPORT_PAGE)}`]
      : []),
    ...exported.map(({ path: file }) => `Export         ${path(file)}`),
    ...changeLines(recorded, report),
    ...(isOfSweep ? thinSpotLines(thin, requireCoverage) : []),
    ...(isLeftToMerge(report, target)
      ? ['', 'Verdict        left to the merge of all shards']
      : []),
    ...(trace ? ['', `TRACE  ${report.simulation}`, ...story] : []),
  ].map(printable);
  const annotations = context.isOnGithub ? ['', ...githubAnnotations(report, context.source)] : [];
  const lines = [formatReport(report), ...words, ...annotations, ''];
  return {
    folder,
    passed: hasPassed(report, target),
    text: lines.join('\n'),
    files: [...files, ...exported].map(({ path: file, text }) => ({
      path: posix.join(inside, file),
      text,
    })),
  };
}

/**
 * A shard of a merge that has done all of its seeds has done its work, whatever it found: Nx runs
 * nothing that depends on a failed task, so there would be no report of all shards just when one is
 * wanted.
 */
function hasPassed(report: SimulationReport, target: Target): boolean {
  return report.result === 'pass' || isLeftToMerge(report, target);
}

function isLeftToMerge({ result, seeds }: SimulationReport, target: Target): boolean {
  const isMerged = target.kind === 'shard' && target.isMerged;
  return isMerged && result !== 'pass' && seeds.count === seeds.requested;
}

/** A replay that is not the run it was recorded from is no proof that a bug is gone. */
function changeLines(
  recorded: Recorded | undefined,
  { traceHash, contentHash }: Pick<SimulationReport, 'traceHash' | 'contentHash'>,
): readonly string[] {
  if (recorded === undefined) return [];
  const change =
    changeOf('trace', recorded.traceHash, traceHash) ??
    changeOf('content', recorded.contentHash, contentHash);
  if (change === undefined) return [];
  return [
    '',
    `The code has changed since this plan was recorded: ${change}. It violated "${recorded.oracle}" then.`,
  ];
}

function changeOf(
  hash: 'trace' | 'content',
  before: string | undefined,
  now: string | undefined,
): string | undefined {
  if (before === undefined || before === now) return undefined;
  return `its ${hash} hash was ${before}${now === undefined ? '' : ` and is ${now} now`}`;
}
