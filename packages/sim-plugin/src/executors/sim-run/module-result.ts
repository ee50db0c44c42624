import { formatReport, type Level } from '@gossip/sim-runtime/sim';
import { posix } from 'node:path';
import type { OutputFile } from './output-folder.js';
import type { Recorded } from './plan-file.js';
import { replayCommand } from './replay-command.js';
import { githubAnnotations } from './report/github-annotations.js';
import { REPORT_PAGE, resultOf } from './report/result-files.js';
import { thinSpotLines } from './report/thin-spots.js';
import type { ModuleOutcome } from './run-module.js';
import type { RunRequest } from './run-request.js';

/** What one module came to, ready to be printed and written. */
export interface ModuleResult {
  readonly level: Level;
  readonly passed: boolean;
  readonly text: string;
  /** Paths inside the level's folder. */
  readonly files: readonly OutputFile[];
}

export interface ResultContext {
  readonly project: string;
  readonly target: string;
  /** The folder that holds one folder for each level, from the workspace's root. */
  readonly outputFolder: string;
  /** The simulation's file, from the workspace's root. */
  readonly source: string;
  /** The module's name, where the project has several: each has a folder of its own. */
  readonly module?: string;
  readonly request: RunRequest;
  /** What was seen when the plan was written that is replayed. */
  readonly recorded?: Recorded;
  readonly isOnGithub: boolean;
  /** The HTML page without a report. */
  readonly page: string;
}

/**
 * Makes text and files of what running a module came to. A sweep has the level's folder to itself; a
 * single run has a folder inside, so that looking into one failure leaves the others in place.
 */
export function moduleResult(outcome: ModuleOutcome, context: ResultContext): ModuleResult {
  const { request, module, recorded } = context;
  const { target, limits, shrink, trace, requireCoverage } = request;
  const { level, story = [] } = outcome;
  const isSweep = target.kind === 'sweep';
  const folder = posix.join(module ?? '', isSweep ? '' : 'replay');
  const planPath = (file: string): string =>
    target.kind === 'plan' && !shrink
      ? target.file
      : posix.join(context.outputFolder, level, folder, file);
  const pagePath = posix.join(context.outputFolder, level, folder, REPORT_PAGE);
  const command = { ...context, limits };
  const { report, thin, files } = resultOf(outcome, requireCoverage, context.page, (file) =>
    replayCommand(planPath(file), command),
  );
  const lines = [
    formatReport(report),
    ...(report.result === 'fail' ? ['', `Report         ${pagePath}`] : []),
    ...changeLines(recorded, report.traceHash),
    ...(isSweep ? thinSpotLines(thin, requireCoverage) : []),
    ...(trace ? ['', `TRACE  ${report.simulation}`, ...story] : []),
    ...(context.isOnGithub ? ['', ...githubAnnotations(report, context.source)] : []),
    '',
  ];
  return {
    level,
    passed: report.result === 'pass',
    text: lines.join('\n'),
    files: files.map(({ path, text }) => ({ path: posix.join(folder, path), text })),
  };
}

/** A replay that is not the run it was recorded from is no proof that a bug is gone. */
function changeLines(
  recorded: Recorded | undefined,
  traceHash: string | undefined,
): readonly string[] {
  if (recorded === undefined || recorded.traceHash === traceHash) return [];
  const now = traceHash === undefined ? '' : ` and is ${traceHash} now`;
  return [
    '',
    `The code has changed since this plan was recorded: its trace hash was ${recorded.traceHash}${now}. It violated "${recorded.oracle}" then.`,
  ];
}
