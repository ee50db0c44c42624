import { EXPORT_ENDINGS, exportRun } from '@gossip/sim-runtime/results';
import type { Diagram, ExportFormat, SimulationReport } from '@gossip/sim-runtime/sim';
import type { OutputFile } from '../files/output-folder.js';
import type { ReportedRun } from './result-files.js';

/**
 * The runs that a report draws, those of its bugs or the single run, as files for other tools. A run without an end has
 * no diagram, and so no such file.
 *
 * @param run - what was run; `plan` is that of a single run
 * @param report - its report, for the commands that replay the bugs
 * @param formats - the formats of the files
 * @param command - the command that does the single run again
 */
export function exportFiles(
  run: ReportedRun,
  report: SimulationReport,
  formats: readonly ExportFormat[],
  command: string,
): readonly OutputFile[] {
  const { simulation, bugs } = report;
  const ofBugs = run.findings.flatMap(({ diagram, exhibits, bug }, index) => {
    const seed = exhibits[0]?.seed ?? bug.plan.seed;
    return filesOf(diagram, formats, { simulation, seed, command: bugs[index]?.replay ?? '' });
  });
  const seed = run.plan?.seed ?? 0;
  return [...ofBugs, ...filesOf(run.diagram, formats, { simulation, seed, command })];
}

function filesOf(
  diagram: Diagram | undefined,
  formats: readonly ExportFormat[],
  run: Parameters<typeof exportRun>[2],
): readonly OutputFile[] {
  if (diagram === undefined) return [];
  return formats.map((format) => ({
    path: `${run.seed}${EXPORT_ENDINGS[format]}`,
    text: exportRun(format, diagram, run),
  }));
}
