import type { AuditReport } from '../../../audit/report/audit-report.js';
import { h } from '../element.js';
import { Part } from './contents.js';
import { badge } from './verdict-badge.js';

/** The design decisions of the project with the claims that carry them; no part where there are none. */
export function decisionsPart({ decisions, undecided }: AuditReport): readonly Part[] {
  if (decisions.length === 0) return [];
  const items = decisions.map(({ statement, verdict, claims, unknown, source }) =>
    h(
      'li',
      { class: 'claim' },
      badge(verdict),
      h(
        'div',
        {},
        h('p', { class: 'claim-name' }, statement),
        h('p', {}, claims.length === 0 ? 'No claim carries it.' : `By ${claims.join(', ')}.`),
        unknown.length === 0
          ? undefined
          : h('p', { class: 'mend' }, `No module claims ${unknown.join(', ')}.`),
        source === undefined ? undefined : h('p', { class: 'muted' }, source),
      ),
    ),
  );
  const stray =
    undecided.length === 0
      ? []
      : [h('p', { class: 'muted' }, `Named by no decision: ${undecided.join(', ')}.`)];
  const list = h('ul', { class: 'claims' }, ...items);
  return [new Part('decisions', 'Decisions', String(decisions.length), list, ...stray)];
}
