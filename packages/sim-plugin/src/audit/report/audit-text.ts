import { printable } from '@gossip/sim-runtime/printable';
import type { ModuleAudit } from '../audit-module.js';
import type { Claim } from '../claim.js';
import { VERDICTS } from '../verdict.js';
import type { AuditReport } from './audit-report.js';

const WIDTH = 15;
const VERDICT_WIDTH = 10;

/** The report of an audit as a terminal shows it. */
export function auditText(report: AuditReport): string {
  const lines = [
    `AUDIT REPORT  ${report.project} · ${report.level}`,
    row('Claims', countsText(report)),
    ...report.modules.flatMap(moduleLines),
    ...rows('Decisions', report.decisions.map(decisionText)),
    ...rows('No decision', report.undecided),
    ...rows('Rules', report.rules),
  ];
  return `${lines.map((line) => printable(line)).join('\n')}\n`;
}

/** How many claims have each verdict. */
export function countsText({ verdicts }: AuditReport): string {
  const counts = [...VERDICTS].reverse().map((verdict) => `${verdicts[verdict]} ${verdict}`);
  return counts.filter((text) => !text.startsWith('0 ')).join(' · ') || 'none';
}

function moduleLines(module: ModuleAudit): readonly string[] {
  const { name, type, claims, notClaimed, sources } = module;
  return [
    '',
    `${name} · ${type}`,
    ...sources.map(({ target, text, mend }) =>
      row(capital(target), mend === undefined ? text : `${text}: ${mend}`),
    ),
    ...claimRows('Oracles', claims, 'oracle'),
    ...claimRows('Faults', claims, 'fault'),
    ...claimRows('Driver', claims, 'driver'),
    ...(notClaimed.length === 0 ? [] : [row('Not claimed', notClaimed.join(' · '))]),
    ...rows('Hazards', hazardLines(module)),
    ...rows('Tests', fileLines(module)),
  ];
}

/** The files that lack a kind of test that would pay; the others are counted. */
function fileLines({ files }: ModuleAudit): readonly string[] {
  const lacking = files.filter(({ missing }) => missing.length > 0);
  return [
    `${files.length - lacking.length} of ${files.length} production files have the kinds of test that pay`,
    ...lacking.flatMap(({ path, kind, missing }) =>
      missing.map(({ test, why }) => `${path}, ${kind}: no ${test} test; ${why}`),
    ),
  ];
}

/** Those that do not concern the module in one line. */
function hazardLines({ hazards }: ModuleAudit): readonly string[] {
  const foreign = hazards.filter(({ status }) => status === 'not concerned').map(({ id }) => id);
  const own = hazards.filter(({ status }) => status !== 'not concerned');
  return [
    ...own.map(({ id, title, status, why, claims, mend }) => {
      const how = mend === undefined ? `by ${claims.join(', ')}` : mend;
      return `${status.padEnd(VERDICT_WIDTH)}${id}, ${title}: ${why}; ${how}`;
    }),
    ...(foreign.length === 0 ? [] : [`not concerned: ${foreign.join(', ')}`]),
  ];
}

function claimRows(
  title: string,
  claims: readonly Claim[],
  kind: Claim['kind'],
): readonly string[] {
  return rows(title, claims.filter((claim) => claim.kind === kind).flatMap(claimLines));
}

function claimLines({ name, verdict, evidence, weaknesses }: Claim): readonly string[] {
  return [
    `${verdict.padEnd(VERDICT_WIDTH)}${name}   ${evidence.join(', ')}`,
    ...weaknesses.map(({ reason, mend }) => `${' '.repeat(VERDICT_WIDTH)}  ${reason}: ${mend}`),
  ];
}

function decisionText({
  statement,
  verdict,
  claims,
  unknown,
  source,
}: AuditReport['decisions'][number]): string {
  const carried = claims.length === 0 ? 'no claim carries it' : `by ${claims.join(', ')}`;
  const stray = unknown.length === 0 ? '' : `; no module claims ${unknown.join(', ')}`;
  const from = source === undefined ? '' : ` (${source})`;
  return `${verdict.padEnd(VERDICT_WIDTH)}${statement}${from}   ${carried}${stray}`;
}

function row(title: string, text: string): string {
  return `${title.padEnd(WIDTH)}${text}`;
}

function rows(title: string, texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => row(index === 0 ? title : '', text));
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
