import { buildReport } from '@gossip/sim-runtime/results';
import type {
  BugReport,
  Diagram,
  FaultKind,
  Level,
  Plan,
  ReportContext,
  ReportedPlan,
  SimulationReport,
  Tally,
} from '@gossip/sim-runtime/sim';
import type { Exhibit, Finding } from '../bugs/look-into-failures.js';
import type { SimulationFacts } from '../../sweep/worker/session.js';
import type { OutputFile } from '../files/output-folder.js';
import { planFileText } from '../files/plan-file.js';
import { jsonText } from '../../json-text.js';
import { fillPage } from '../../page/fill-page.js';
import type { PageData } from '../../page/page-data.js';
import type { PageBundle } from '../../page/rerun/page-bundle.js';
import { type JUnitIdentity, junitXml } from './junit.js';
import { type ThinSpot, thinSpots } from './thin-spots.js';

/** The report as a page, which shows each bug as a picture. */
export const REPORT_PAGE = 'report.html';

/** The outcome of a sweep or of a single run, before its report is made. */
export interface ReportedRun {
  readonly facts: SimulationFacts;
  readonly tally: Tally;
  /** What the report says beside the tally, but for the bugs. */
  readonly context: Omit<ReportContext, 'bugs'>;
  readonly findings: readonly Finding[];
  /** The picture of a single run that passed: each bug has a picture of its own. */
  readonly diagram?: Diagram;
  /** The plan of a single run. */
  readonly plan?: Plan;
}

/** What the HTML page is made of, beside the report. */
export interface PageParts {
  /** The page without a report. */
  readonly shell: string;
  /** The module's code, to run changed plans in the page. */
  readonly rerun?: PageBundle;
  /** The options of the runs. */
  readonly limits: PageData['limits'];
}

/** A finished report, and the files that go with it. */
export interface Result {
  readonly report: SimulationReport;
  /** Operations and oracles that are under-covered. */
  readonly thin: readonly ThinSpot[];
  readonly files: readonly OutputFile[];
}

/**
 * Makes the files of a result: the report, and the plan and trace of each failure.
 *
 * @param identity - the names of project and module
 * @param isCoverageRequired - whether under-coverage is a failure
 * @param page - what the HTML page is made of
 * @param replay - makes the command that replays the plan of a file, named from inside the folder
 */
export function resultOf(
  { facts, tally, context, findings, diagram, plan }: ReportedRun,
  identity: JUnitIdentity,
  isCoverageRequired: boolean,
  { shell, rerun, limits }: PageParts,
  replay: (planFile: string) => string,
): Result {
  const bugs = findings.map(({ bug, exhibits }): BugReport => {
    const seed = exhibits[0]?.seed ?? bug.plan.seed;
    return { ...bug, plan: withoutRecording(bug.plan), replay: replay(planFile(seed)) };
  });
  const notClaimed = (level: Level): readonly FaultKind[] => facts.notClaimed[level];
  const report = buildReport({ ...facts, notClaimed }, tally, { ...context, bugs });
  const thin = thinSpots(report);
  const failsByCoverage = isCoverageRequired && thin.length > 0;
  const complete: SimulationReport = {
    ...report,
    result: report.result === 'pass' && failsByCoverage ? 'fail' : report.result,
  };
  const pageData = {
    report: complete,
    diagrams: findings.map((finding) => finding.diagram ?? null),
    advice: thin,
    passing: findings.map((finding) => finding.passing ?? null),
    limits,
    ...(diagram === undefined ? {} : { run: diagram }),
    ...(plan === undefined || plan.recording !== undefined ? {} : { runPlan: plan }),
    ...(rerun === undefined ? {} : { rerun }),
  };
  return {
    report: complete,
    thin,
    files: [
      { path: 'report.json', text: jsonText(complete) },
      { path: REPORT_PAGE, text: fillPage(shell, pageData) },
      { path: 'junit.xml', text: junitXml(complete, failsByCoverage ? thin : [], identity) },
      ...findings.flatMap(({ exhibits }) => exhibits.flatMap(exhibitFiles)),
    ],
  };
}

/** Recorded inputs are as large as they are; the plan file keeps them for the replay. */
function withoutRecording({ recording, ...plan }: Plan): ReportedPlan {
  return recording === undefined ? plan : { ...plan, recordedInputs: recording.length };
}

function exhibitFiles(exhibit: Exhibit): readonly OutputFile[] {
  const { seed, plan, recorded, original, story } = exhibit;
  return [
    { path: planFile(seed), text: planFileText(plan, recorded) },
    ...(original === undefined
      ? []
      : [{ path: `${seed}.original.plan.json`, text: planFileText(original, undefined) }]),
    ...(story === undefined ? [] : [{ path: `${seed}.trace.txt`, text: `${story.join('\n')}\n` }]),
  ];
}

function planFile(seed: number): string {
  return `${seed}.plan.json`;
}
