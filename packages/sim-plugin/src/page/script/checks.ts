import {
  formatCount,
  groundSentence,
  neverGrewSentence,
  type OracleReport,
} from '@gossip/sim-runtime/sim';
import type { SweptCoverage } from '../../audit/page/audit-page-data.js';
import type { PageData } from '../page-data.js';
import { h } from './element.js';

/** What was checked, what was exercised, and what was done to the module. */
export function checksSection({
  report,
  advice,
}: {
  readonly report: SweptCoverage;
  readonly advice: PageData['advice'];
}): HTMLElement {
  return h(
    'section',
    { class: 'checks', 'aria-label': 'Checks, coverage and faults' },
    h('div', { class: 'card' }, h('h2', {}, 'Invariants'), invariants(report)),
    h('div', { class: 'card' }, h('h2', {}, 'Coverage'), coverage(report), adviceList(advice)),
    h('div', { class: 'card' }, h('h2', {}, 'Faults'), faults(report)),
  );
}

function invariants({ oracles }: SweptCoverage): HTMLElement {
  const rows = oracles
    .filter(({ kind }) => kind !== 'sometimes')
    .map((oracle) => row(oracle.name, formatCount(oracle.checks), statusCell(oracle)));
  return table('Invariants', ['Name', 'Checks', 'Result'], rows);
}

function statusCell({ status }: OracleReport): HTMLElement {
  const words = status === 'ok' ? 'holds' : status === 'fail' ? 'violated' : status;
  return h('span', { class: `status ${status.replace(' ', '-')}` }, words);
}

function coverage({ operations, oracles, ground, seeds }: SweptCoverage): HTMLElement {
  const done = operations.map(({ name, done, skipped }) =>
    row(
      name,
      formatCount(done),
      remark(done, skipped > 0 ? `${formatCount(skipped)} not possible` : ''),
    ),
  );
  const seen = oracles
    .filter(({ kind }) => kind === 'sometimes')
    .map(({ name, occurrences, status }) =>
      row(name, formatCount(occurrences), status === 'ok' ? remark(occurrences, '') : status),
    );
  const reached =
    ground === undefined
      ? []
      : [
          row(
            ground.states === 1 ? 'kind of state' : 'kinds of states',
            formatCount(ground.states),
            groundSentence(ground, seeds.count),
          ),
          row(
            ground.transitions === 1 ? 'step between them' : 'steps between them',
            formatCount(ground.transitions),
            neverGrewSentence(ground) ?? '',
          ),
        ];
  const rows = [...done, ...seen, ...reached];
  return table('Coverage', ['Operation or situation', 'Times', 'Remark'], rows);
}

function remark(times: number, otherwise: string): string {
  return times === 0 ? 'not exercised' : otherwise;
}

function adviceList(advice: PageData['advice']): HTMLElement | undefined {
  if (advice.length === 0) return undefined;
  const items = advice.map(({ name, advice: what }) =>
    h('li', {}, h('strong', {}, name), `: ${what}`),
  );
  return h('div', { class: 'advice' }, h('h3', {}, 'Exercised too little'), h('ul', {}, ...items));
}

function faults({ faults: counts, notClaimed }: SweptCoverage): HTMLElement {
  const happened = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one);
  const most = Math.max(1, ...happened.map(([, count]) => count));
  const bars = happened.map(([kind, count]) => {
    const bar = h('span', { class: 'bar', 'aria-hidden': 'true' });
    // A bar that cannot be seen says that nothing happened, hence the square root.
    bar.style.inlineSize = `${Math.sqrt(count / most) * 100}%`;
    return row(kind, formatCount(count), bar);
  });
  return h(
    'div',
    {},
    bars.length === 0
      ? h('p', { class: 'muted' }, 'None: nothing was done to the module.')
      : table('Faults', ['Kind', 'Times', ''], bars),
    notClaimed.length > 0 &&
      h(
        'p',
        { class: 'muted' },
        `Switched off, because the module does not claim to survive them: ${notClaimed.join(', ')}.`,
      ),
  );
}

function row(name: string, count: string, last: Node | string): HTMLTableRowElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    h('td', { class: 'number' }, count),
    h('td', {}, last),
  );
}

function table(
  caption: string,
  heads: readonly string[],
  rows: readonly HTMLTableRowElement[],
): HTMLElement {
  if (rows.length === 0) return h('p', { class: 'muted' }, 'None.');
  const head = heads.map((text, index) =>
    text === ''
      ? h('td', {})
      : h('th', { scope: 'col', class: index === 1 ? 'number' : undefined }, text),
  );
  return h(
    'table',
    { class: 'figures-table' },
    h('caption', { class: 'spoken' }, caption),
    h('thead', {}, h('tr', {}, ...head)),
    h('tbody', {}, ...rows),
  );
}
