import type { ModuleAudit } from '../../../audit/audit-module.js';
import type { Claim } from '../../../audit/claim.js';
import type { ModuleResults } from '../../../audit/page/audit-page-data.js';
import { h } from '../element.js';
import { Part } from './contents.js';
import { badge, mendLine, mendWords } from './verdict-badge.js';

interface Beside {
  readonly sources?: ModuleAudit['sources'];
  readonly pages?: ModuleResults['pages'];
  readonly notClaimed?: readonly string[];
}

/** Claims of a kind, each with its verdict, its evidence and what would mend it. */
export function claimsPart(
  id: string,
  title: string,
  all: readonly Claim[],
  kind: Claim['kind'],
  { sources = [], pages = [], notClaimed = [] }: Beside,
): Part {
  const claims = all.filter((claim) => claim.kind === kind);
  const list = h('ul', { class: 'claims' }, ...claims.map(claimItem));
  const shown = claims.filter(isShown).length;
  return new Part(
    id,
    title,
    `${shown} of ${claims.length} shown`,
    ...(sources.length === 0 ? [] : [sourcesList(sources)]),
    ...(pages.length === 0 ? [] : [pagesLine(pages)]),
    ...(claims.length > shown && shown > 0 ? [onlyOpen(list)] : []),
    claims.length === 0 ? h('p', { class: 'muted' }, 'There is no evidence yet.') : list,
    ...(notClaimed.length === 0
      ? []
      : [h('p', { class: 'muted' }, `Not claimed: ${notClaimed.join(', ')}.`)]),
  );
}

function isShown({ verdict }: Claim): boolean {
  return verdict === 'tested' || verdict === 'proved';
}

function claimItem(claim: Claim): HTMLElement {
  const { kind, name, verdict, evidence, weaknesses } = claim;
  return h(
    'li',
    { class: `claim${isShown(claim) ? ' shown' : ''}` },
    badge(verdict),
    h(
      'div',
      {},
      h('p', { class: 'claim-name' }, kind === 'fault' ? `survives ${name}` : name),
      h('p', { class: 'muted' }, evidence.join(' · ')),
      weaknesses.length > 0 &&
        h('ul', {}, ...weaknesses.map(({ reason, mend }) => mendLine(reason, mend))),
    ),
  );
}

function sourcesList(sources: ModuleAudit['sources']): HTMLElement {
  const items = sources.map(({ target, text, mend }) =>
    h(
      'li',
      {},
      h('strong', {}, target),
      ` ${text}`,
      mend === undefined ? undefined : ': ',
      mend === undefined ? undefined : mendWords(mend),
    ),
  );
  return h('ul', { class: 'sources', 'aria-label': 'Evidence' }, ...items);
}

function pagesLine(pages: ModuleResults['pages']): HTMLElement {
  const links = pages.flatMap(({ name, href }, index) => [
    index === 0 ? '' : ' · ',
    h('a', { href }, name),
  ]);
  return h('p', { class: 'pages' }, 'Reports: ', ...links);
}

function onlyOpen(list: HTMLElement): HTMLElement {
  const box = h('input', { type: 'checkbox' });
  box.addEventListener('change', () => list.classList.toggle('only-open', box.checked));
  return h('label', { class: 'idle' }, box, 'Only what is not shown');
}
