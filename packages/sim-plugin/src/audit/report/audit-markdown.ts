import { printable } from '@gossip/sim-runtime/printable';
import type { ModuleAudit } from '../audit-module.js';
import type { Claim } from '../claim.js';
import type { AuditReport } from './audit-report.js';
import { countsText } from './audit-text.js';

/** The report of an audit as Markdown, for a pull request. */
export function auditMarkdown(report: AuditReport): string {
  const { project, level, modules, decisions, undecided, rules } = report;
  return [
    `# Audit of ${cell(project)} at ${level}`,
    `Claims: ${countsText(report)}.`,
    ...modules.flatMap(moduleParts),
    ...(decisions.length === 0
      ? []
      : [
          '## Decisions',
          table(
            ['verdict', 'decision', 'claims', 'source'],
            decisions.map(({ verdict, statement, claims, unknown, source = '' }) => [
              verdict,
              statement,
              claims
                .map((name) => (unknown.includes(name) ? `${name} (unknown)` : name))
                .join(', ') || 'none',
              source,
            ]),
          ),
        ]),
    ...(undecided.length === 0 ? [] : ['Named by no decision:', list(undecided)]),
    '## Rules',
    list(rules),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function moduleParts(module: ModuleAudit): readonly string[] {
  const { name, type, claims, notClaimed, sources, hazards, files } = module;
  return [
    `## ${cell(name)} (${type})`,
    list(
      sources.map(({ target, text, mend }) =>
        mend === undefined ? `${target}: ${text}` : `${target}: ${text}, \`${mend}\``,
      ),
    ),
    table(
      ['verdict', 'claim', 'evidence', 'what is missing, and what mends it'],
      claims.map((claim) => [
        claim.verdict,
        titleOf(claim),
        claim.evidence.join(', '),
        mendOf(claim),
      ]),
    ),
    ...(notClaimed.length === 0 ? [] : [`Faults that are not claimed: ${notClaimed.join(', ')}.`]),
    table(
      ['hazard', 'status', 'why', 'claims, or what closes it'],
      hazards.map(({ title, source, status, why, claims: by, mend }) => [
        `${title} (${source})`,
        status,
        why,
        mend ?? by.join(', '),
      ]),
    ),
    table(
      ['file', 'kind', 'tests', 'tests that would pay'],
      files.map(({ path, kind, tests, missing }) => [
        path,
        kind,
        tests.join(', '),
        missing.map(({ test, why }) => `${test}: ${why}`).join('; '),
      ]),
    ),
  ];
}

function titleOf({ kind, name }: Claim): string {
  return kind === 'fault' ? `survives ${name}` : name;
}

function mendOf({ weaknesses }: Claim): string {
  return weaknesses.map(({ reason, mend }) => `${reason}: ${mend}`).join('; ');
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${cell(item)}`).join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}

/** A text of any origin within a line of Markdown. */
function cell(text: string): string {
  return printable(text).replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
