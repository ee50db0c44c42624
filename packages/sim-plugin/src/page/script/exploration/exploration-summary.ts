import { formatCount, formatDuration, formatFigure } from '@gossip/sim-runtime/sim';
import type { ExplorationFacts } from '../../exploration-data.js';
import { h } from '../element.js';
import { figure } from '../figure.js';

/** The figures of a search, and its verdict in one sentence. */
export function explorationSummary(facts: ExplorationFacts): HTMLElement {
  const { verdict, violations, distinct, generated, depth, elapsedMs, queue } = facts;
  const result = violations > 0 ? 'fail' : verdict === 'complete' ? 'pass' : 'interrupted';
  const rate =
    elapsedMs > 0 ? `${formatFigure((distinct * 1_000) / elapsedMs)} states per second` : '';
  return h(
    'section',
    { class: 'summary', 'aria-labelledby': 'summary-title' },
    h('h2', { id: 'summary-title', class: 'spoken' }, 'Summary'),
    h('p', { class: `verdict ${result}` }, sentence(facts)),
    h(
      'dl',
      { class: 'figures' },
      figure('States', formatCount(distinct), `${formatCount(generated)} generated`),
      figure('Depth', formatCount(depth), 'states on the longest of the shortest paths'),
      figure('Not searched', formatCount(queue), 'states found and left'),
      figure('Time', formatDuration(elapsedMs), rate),
    ),
  );
}

function sentence({ verdict, stoppedBy, violations }: ExplorationFacts): string {
  const scope =
    verdict === 'complete'
      ? 'The search is complete within its bounds'
      : `The search is incomplete: it stopped at ${stoppedBy ?? 'its limits'}`;
  if (violations === 0) return `${scope}. No violation was found.`;
  return `${scope}. ${formatCount(violations)} ${violations === 1 ? 'violation' : 'violations'} found.`;
}

/** The bounds, the verdict on each oracle, the actions, and what was left out. */
export function searched(facts: ExplorationFacts): HTMLElement {
  const { bounds, properties, actions, notExplored, faultsNotExplored } = facts;
  const left = [
    ...notExplored,
    ...faultsNotExplored.map(({ name, reason }) => ({ name: `fault ${name}`, reason })),
  ];
  return h(
    'section',
    { class: 'checks', 'aria-label': 'Bounds, oracles and actions' },
    card(
      'Bounds',
      ['Bound', 'Most'],
      Object.entries(bounds).map(([name, most]) => [name, formatCount(most)]),
    ),
    card(
      'Oracles',
      ['Name', 'Verdict'],
      properties.map(({ name, verdict }) => [name, verdict]),
    ),
    card(
      'Actions',
      ['Action', 'Transitions'],
      actions.map(({ name, generated }) => [
        name,
        generated === 0 ? 'never enabled' : formatCount(generated),
      ]),
    ),
    card(
      'Not explored',
      ['Name', 'Reason'],
      left.map(({ name, reason }) => [name, reason]),
    ),
  );
}

function card(
  title: string,
  heads: readonly string[],
  rows: readonly (readonly [string, string])[],
): HTMLElement {
  const body = rows.map(([name, value]) =>
    h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value)),
  );
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, title),
    rows.length === 0
      ? h('p', { class: 'muted' }, 'None.')
      : h(
          'table',
          { class: 'figures-table' },
          h('caption', { class: 'spoken' }, title),
          h('thead', {}, h('tr', {}, ...heads.map((head) => h('th', { scope: 'col' }, head)))),
          h('tbody', {}, ...body),
        ),
  );
}
