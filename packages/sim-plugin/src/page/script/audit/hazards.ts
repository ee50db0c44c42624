import type { AuditedHazard } from '../../../audit/hazards/audit-hazards.js';
import { h } from '../element.js';
import { Part } from './contents.js';
import { badge, mendLine } from './verdict-badge.js';

/** Known hazards: those that are open first; those that do not concern the module behind a switch. */
export function hazardsPart(id: string, title: string, hazards: readonly AuditedHazard[]): Part {
  const having = (status: AuditedHazard['status']) =>
    hazards.filter((hazard) => hazard.status === status);
  const [open, covered, foreign] = [having('open'), having('covered'), having('not concerned')];
  return new Part(
    id,
    title,
    `${open.length} open, ${covered.length} covered`,
    h('ul', { class: 'claims' }, ...[...open, ...covered].map(hazardItem)),
    ...(foreign.length === 0
      ? []
      : [
          h(
            'details',
            {},
            h('summary', {}, `${foreign.length} that do not concern it`),
            h('ul', { class: 'claims' }, ...foreign.map(hazardItem)),
          ),
        ]),
  );
}

function hazardItem({ title, status, why, claims, source, mend }: AuditedHazard): HTMLElement {
  return h(
    'li',
    { class: 'claim' },
    badge(status),
    h(
      'div',
      {},
      h('p', { class: 'claim-name' }, title),
      h('p', {}, claims.length === 0 ? why : `${why}; covered by ${claims.join(', ')}`),
      h('p', { class: 'muted' }, source),
      mend === undefined ? undefined : h('ul', {}, mendLine('What closes it', mend)),
    ),
  );
}
