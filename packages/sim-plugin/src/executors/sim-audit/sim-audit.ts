import { type Level, parseLevel } from '@gossip/sim-runtime/sim';
import { join, posix } from 'node:path';
import { unknownVerdict } from '../../audit/audit-errors.js';
import { auditModule } from '../../audit/audit-module.js';
import type { Commands } from '../../audit/claim.js';
import { auditDecisions, undecided } from '../../audit/decisions.js';
import { requireKnownHazards } from '../../audit/hazards/audit-hazards.js';
import { moduleFiles } from '../../audit/files/module-files.js';
import { AUDIT_PAGE, auditPage } from '../../audit/page/audit-page.js';
import { moduleResults } from '../../audit/page/module-results.js';
import { readEvidence } from '../../audit/read-evidence.js';
import { auditMarkdown } from '../../audit/report/audit-markdown.js';
import { auditReport, type AuditReport } from '../../audit/report/audit-report.js';
import { auditText } from '../../audit/report/audit-text.js';
import { type AuditVerdict, isAtLeast, VERDICTS } from '../../audit/verdict.js';
import { auditFolder } from '../../config/output-folders.js';
import { readSimConfig } from '../../config/read-sim-config.js';
import type { ModuleConfig } from '../../config/sim-config.js';
import { SimPluginError } from '../../errors.js';
import { jsonText } from '../../json-text.js';
import { replaceFolder } from '../../results/files/output-folder.js';
import { chooseModules } from '../../sweep/module/choose-modules.js';
import { DEFAULT_EVIDENCE_TARGETS, type EvidenceTargets } from './evidence-targets.js';
import type { SimAuditOptions } from './options.js';

const DEFAULT_LEVEL = 'stormy';

/** One project to audit. */
export interface SimAuditTask {
  readonly project: string;
  /** Absolute path. */
  readonly workspaceRoot: string;
  /** Relative to the workspace's root, with forward slashes. */
  readonly projectRoot: string;
  /** Their default names unless given. */
  readonly targets?: EvidenceTargets;
  readonly options: SimAuditOptions;
  /** The page without a report. */
  readonly shell: string;
  readonly print: (text: string) => void;
}

/**
 * Adds up what the other targets wrote about a project's modules, prints it and writes audit.json, audit.md and a page.
 *
 * @returns whether no claim is refuted, and every claim has the least verdict that was asked for
 * @throws SimPluginError when a result cannot be read
 */
export function simAudit(task: SimAuditTask): boolean {
  const { options, project, workspaceRoot, projectRoot } = task;
  const levelSpelling = String(options.level ?? DEFAULT_LEVEL);
  const level = levelOf(levelSpelling);
  const least = leastVerdict(options.minVerdict);
  const config = readSimConfig(workspaceRoot, projectRoot);
  requireKnownHazards(config.decisions);
  const chosen = chooseModules(config.modules, { project, module: options.module });
  const output = auditFolder(levelSpelling);
  const audited = chosen.map((declared) => {
    const folder = config.modules.length > 1 ? declared.name : '';
    const place = { workspaceRoot, projectRoot, folder, level, levelSpelling };
    const evidence = readEvidence(place);
    const module = auditModule({
      name: declared.name,
      type: declared.type,
      files: moduleFiles(join(workspaceRoot, projectRoot), declared),
      evidence,
      decisions: config.decisions,
      commands: commandsOf(task, declared, level),
    });
    return { module, results: moduleResults(declared.name, evidence, place, output) };
  });
  const modules = audited.map(({ module }) => module);
  const claims = modules.flatMap((module) => module.claims);
  const report = auditReport({
    project,
    level,
    modules,
    decisions: auditDecisions(config.decisions, claims),
    undecided: undecided(config.decisions, claims),
  });
  const results = audited.map((one) => one.results);
  replaceFolder(join(workspaceRoot, projectRoot, output), [
    { path: 'audit.json', text: jsonText(report) },
    { path: 'audit.md', text: auditMarkdown(report) },
    { path: AUDIT_PAGE, text: auditPage(task.shell, { audit: report, results }) },
  ]);
  task.print(`${auditText(report)}${row('Report', posix.join(projectRoot, output, AUDIT_PAGE))}`);
  return passes(task, report, least);
}

/** Says which claims are below the least verdict. */
function passes({ print }: SimAuditTask, report: AuditReport, least: AuditVerdict): boolean {
  const claims = report.modules.flatMap((module) => module.claims);
  const below = claims.filter(({ verdict }) => !isAtLeast(verdict, least));
  // That of a driver is of the spec files, which are there whatever was run.
  const isEmpty = claims.every(({ kind }) => kind === 'driver') && least !== 'untested';
  if (below.length > 0)
    print(row('Below', `${below.length} of ${claims.length} claims are not ${least}`));
  if (isEmpty) print(row('Below', `no claim has any evidence, so none is ${least}`));
  return below.length === 0 && !isEmpty;
}

function row(title: string, text: string): string {
  return `${title.padEnd(15)}${text}\n`;
}

function leastVerdict(text: string | undefined): AuditVerdict {
  if (text === undefined) return 'untested';
  const verdicts = VERDICTS.filter((verdict) => verdict !== 'refuted');
  const verdict = verdicts.find((known) => known === text);
  if (verdict === undefined) throw unknownVerdict(text, verdicts);
  return verdict;
}

function commandsOf(
  { project, projectRoot, targets = DEFAULT_EVIDENCE_TARGETS }: SimAuditTask,
  { simulation }: ModuleConfig,
  level: Level,
): Commands {
  return {
    run: `nx ${targets.run} ${project} --level=${level}`,
    explore: `nx ${targets.explore} ${project}`,
    mutate: `nx ${targets.mutate} ${project} --level=${level}`,
    simulation: posix.join(projectRoot, simulation),
  };
}

/** The runtime's own sentences are made for users. */
function levelOf(text: string): Level {
  try {
    return parseLevel(text);
  } catch (error) {
    throw error instanceof RangeError ? new SimPluginError(error.message) : error;
  }
}
