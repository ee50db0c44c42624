import { type BugReport, type SimulationReport } from '@gossip/sim-runtime/sim';
import { type Exhibit } from './look-into-bugs.js';
import { type OutputFile } from './output-folder.js';
import { type ModuleOutcome } from './run-module.js';

/** A finished report, and the files that go with it. */
export interface Result {
  readonly report: SimulationReport;
  readonly files: readonly OutputFile[];
}

/**
 * Lays out what running a module came to as files: the report, and the plan and trace of each failure.
 *
 * @param replay - makes the command that replays the plan of a file, named from inside the folder
 */
export function resultOf(
  { report, findings }: ModuleOutcome,
  replay: (planFile: string) => string,
): Result {
  const bugs = findings.map(({ bug, exhibits }): BugReport => {
    const seed = exhibits[0]?.seed ?? bug.plan.seed;
    return { ...bug, replay: replay(planFile(seed)) };
  });
  const complete: SimulationReport = { ...report, bugs };
  return {
    report: complete,
    files: [
      { path: 'report.json', text: asJson(complete) },
      ...findings.flatMap(({ exhibits }) => exhibits.flatMap(exhibitFiles)),
    ],
  };
}

function exhibitFiles({ seed, plan, original, story }: Exhibit): readonly OutputFile[] {
  return [
    { path: planFile(seed), text: asJson(plan) },
    ...(original === undefined
      ? []
      : [{ path: `${seed}.original.plan.json`, text: asJson(original) }]),
    ...(story === undefined ? [] : [{ path: `${seed}.trace.txt`, text: `${story.join('\n')}\n` }]),
  ];
}

function planFile(seed: number): string {
  return `${seed}.plan.json`;
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
