import { h } from '../element.js';
import { kindName } from './step-row.js';
import { foldWords, type Row } from './row.js';
import type { Telling } from './telling.js';

/** How many steps a page of the table holds. */
const PAGE = 200;

/** The steps as a table of words: the same story for those to whom a picture says nothing. */
export function storyTable(telling: Telling, name: string) {
  const body = h('tbody', {});
  const element = h('div', {
    class: 'story-table',
    tabindex: 0,
    role: 'region',
    'aria-label': 'Steps as a table',
  });
  const head = ['Step', 'Time', 'Where', 'Kind', 'What happened', 'What came of it'].map((text) =>
    h('th', { scope: 'col' }, text),
  );
  const table = h(
    'table',
    {},
    h('caption', { class: 'spoken' }, `Steps of ${name}`),
    h('thead', {}, h('tr', {}, ...head)),
    body,
  );
  const pager = h('p', { class: 'pager' });
  element.append(table, pager);

  /** Shows the page of a row. */
  function show(selected: number): void {
    const first = Math.floor(selected / PAGE) * PAGE;
    const shown = telling.rows.slice(first, first + PAGE);
    body.replaceChildren(
      ...shown.map((row, offset) => tableRow(telling, row, first + offset, selected)),
    );
    const isAll = telling.rows.length <= PAGE;
    pager.replaceChildren(
      ...(isAll ? [] : pagerParts(first, telling.rows.length, (row) => show(row))),
    );
  }

  return { element, show };
}

function tableRow(
  telling: Telling,
  { step, notes, outcome, fold }: Row,
  place: number,
  selected: number,
): HTMLElement {
  const what = fold === undefined ? step.what : foldWords(fold);
  const came = [...notes, outcome].filter(Boolean).join(' · ');
  return h(
    'tr',
    {
      class: `row-${fold === undefined ? step.kind : 'fold'}`,
      'aria-current': place === selected ? 'step' : undefined,
    },
    h('th', { scope: 'row' }, String(place + 1)),
    h('td', { class: 'number' }, `t=${step.at}`),
    h('td', {}, fold === undefined ? telling.laneName(step.lane) : ''),
    h('td', {}, fold === undefined ? kindName(step.kind) : 'Folded'),
    h('td', {}, what),
    h('td', {}, came),
  );
}

function pagerParts(first: number, count: number, show: (row: number) => void): readonly Node[] {
  const button = (words: string, row: number): HTMLButtonElement => {
    const made = h('button', { type: 'button', disabled: row < 0 || row >= count }, words);
    made.addEventListener('click', () => show(row));
    return made;
  };
  const last = Math.min(count, first + PAGE);
  return [
    button('Earlier', first - PAGE),
    h('span', {}, `Steps ${first + 1} to ${last} of ${count}`),
    button('Later', first + PAGE),
  ];
}
