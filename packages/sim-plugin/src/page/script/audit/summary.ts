import type { AuditReport } from '../../../audit/report/audit-report.js';
import type { AuditVerdict } from '../../../audit/verdict.js';
import { h } from '../element.js';
import { badge, mendWords } from './verdict-badge.js';

const VERDICTS: readonly AuditVerdict[] = ['proved', 'tested', 'weak', 'untested', 'refuted'];
/** So many things to do are said first. */
const MOST_STEPS = 5;

/** What is shown and what is not, in figures, and what would mend most of it. */
export function auditSummary(audit: AuditReport): HTMLElement {
  const { verdicts } = audit;
  const figures = VERDICTS.map((verdict) =>
    h(
      'div',
      { class: 'figure' },
      h('dt', {}, badge(verdict)),
      h('dd', { class: 'figure-value' }, String(verdicts[verdict])),
    ),
  );
  const next = nextSteps(audit);
  return h(
    'section',
    { class: 'summary', 'aria-labelledby': 'summary-title' },
    h('h2', { id: 'summary-title', class: 'spoken' }, 'Summary'),
    h('p', { class: 'verdict' }, `${sentence(audit)}${hazardSentence(audit)}`),
    h('dl', { class: 'figures' }, ...figures),
    next.length === 0
      ? undefined
      : h(
          'div',
          { class: 'next' },
          h('h3', {}, 'What would show more'),
          h('ol', {}, ...next.map(nextItem)),
        ),
  );
}

function sentence({ verdicts, modules }: AuditReport): string {
  const missing = modules.flatMap(({ name, sources }) =>
    sources
      .filter(({ mend }) => mend !== undefined)
      .map(({ target }) => (modules.length === 1 ? target : `${target} of ${name}`)),
  );
  const lack = missing.length === 0 ? '' : ` Results are missing: ${missing.join(', ')}.`;
  return `${claimSentence(verdicts)}${lack}`;
}

function claimSentence(verdicts: AuditReport['verdicts']): string {
  const all = VERDICTS.reduce((sum, verdict) => sum + verdicts[verdict], 0);
  if (all === 0) return 'No claim has any evidence yet.';
  if (verdicts.refuted > 0) return `${verdicts.refuted} of ${all} claims are refuted.`;
  const open = verdicts.weak + verdicts.untested;
  return open === 0
    ? `${all} of ${all} claims are shown.`
    : `${all - open} of ${all} claims are shown, ${open} ${open === 1 ? 'is' : 'are'} not.`;
}

function hazardSentence({ modules }: AuditReport): string {
  const hazards = modules.flatMap((module) => module.hazards);
  const open = hazards.filter(({ status }) => status === 'open').length;
  return open === 0 ? '' : ` ${open} known ${open === 1 ? 'hazard is' : 'hazards are'} open.`;
}

interface NextStep {
  readonly mend: string;
  readonly reason: string;
  readonly claims: string[];
}

/** What mends most, what is refuted first. */
function nextSteps({ modules }: AuditReport): readonly NextStep[] {
  const steps = new Map<string, NextStep>();
  for (const { claims } of modules) {
    for (const { name, weaknesses } of claims) {
      for (const { reason, mend } of weaknesses) {
        const step = steps.get(mend) ?? { mend, reason, claims: [] };
        step.claims.push(name);
        steps.set(mend, step);
      }
    }
  }
  return [...steps.values()]
    .sort((one, other) => other.claims.length - one.claims.length)
    .slice(0, MOST_STEPS);
}

function nextItem({ mend, reason, claims }: NextStep): HTMLElement {
  const count = claims.length === 1 ? (claims[0] ?? '') : `${claims.length} claims`;
  return h('li', {}, mendWords(mend), h('span', { class: 'muted' }, ` for ${count}: ${reason}`));
}
