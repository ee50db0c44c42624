import { type Arrow, diffStates, type Plain } from '@gossip/sim-runtime/sim';
import { h, spoken } from '../element.js';
import type { LaneHistory } from './lane-history.js';
import { plainText, shortText } from './plain-text.js';
import { kindName, noteTag } from './step-row.js';
import { type Fold, foldWords, notesOf, type Row } from './row.js';
import type { Telling } from './telling.js';

/** What the panel leads to. */
export interface PanelTargets {
  /** Chooses a step. */
  readonly select: (step: number) => void;
  /** Shows the steps that a row hides. */
  readonly open: (row: Row) => void;
}

/** All details of a step: what it received and from where, what it sent, what it changed. */
export function stepPanel(
  telling: Telling,
  history: LaneHistory,
  row: Row,
  { select, open }: PanelTargets,
): readonly Node[] {
  if (row.fold !== undefined) return foldPanel(row, row.fold, open);
  const { step, index, sent } = row;
  const { arrows, values } = telling.diagram;
  const arrival = step.arrival === undefined ? undefined : arrows[step.arrival];
  const content = step.content === undefined ? undefined : values[step.content];
  return [
    h(
      'p',
      { class: 'panel-place' },
      `t=${step.at} · ${telling.laneName(step.lane)} · ${kindName(step.kind)}`,
    ),
    h('h3', { class: `panel-what ${step.kind}` }, step.what),
    ...(step.outcome === undefined ? [] : [h('p', { class: 'panel-outcome' }, step.outcome)]),
    ...(arrival === undefined ? [] : [cameFrom(telling, arrival, select)]),
    ...(content === undefined ? [] : [whole('Message', content)]),
    ...(sent.length === 0 ? [] : [sends(telling, sent, select)]),
    ...stateParts(telling, history, row, index),
  ];
}

function foldPanel(row: Row, fold: Fold, open: (row: Row) => void): readonly Node[] {
  const button = h('button', { type: 'button' }, `Show these ${fold.hides} steps`);
  button.addEventListener('click', () => open(row));
  const words =
    'They have the same kinds, places and words as the steps above; numbers may differ.';
  return [
    h('p', { class: 'panel-place' }, `t=${row.step.at} to t=${fold.until} · repetition`),
    h('h3', { class: 'panel-what' }, `${foldWords(fold)}.`),
    h('p', { class: 'panel-line' }, words),
    h('p', {}, button),
  ];
}

function cameFrom(telling: Telling, arrow: Arrow, select: (step: number) => void): HTMLElement {
  const at = telling.diagram.steps[arrow.sent]?.at ?? 0;
  const isCall = arrow.kind === 'call';
  const from = telling.laneName(isCall ? arrow.to : arrow.from);
  const told = notesOf({ ...arrow, fate: 'delivered' }, telling.laneName(arrow.to));
  return h(
    'p',
    { class: 'panel-line' },
    isCall ? `Answer of ${from}, asked ` : `From ${from}, sent `,
    jump(`at t=${at}`, () => select(arrow.sent)),
    told.length === 0 ? '' : ` (${told.join(', ')})`,
  );
}

function sends(
  telling: Telling,
  sent: readonly Arrow[],
  select: (step: number) => void,
): HTMLElement {
  const items = sent.map((arrow) => {
    const to = telling.laneName(arrow.to);
    const { arrived } = arrow;
    const notes = notesOf(arrow, to);
    const at = arrived === undefined ? undefined : telling.diagram.steps[arrived]?.at;
    return h(
      'li',
      { class: arrow.fate.replace(' ', '-') },
      h('span', { class: 'send-label' }, `→ ${to}: ${arrow.label}`),
      ' ',
      arrived !== undefined && at !== undefined
        ? jump(arrow.kind === 'call' ? `answered at t=${at}` : `arrives at t=${at}`, () =>
            select(arrived),
          )
        : undefined,
      ...notes.map(noteTag),
      arrow.fate === 'under way' && h('span', { class: 'muted' }, 'still under way at the end'),
    );
  });
  return h('div', {}, h('h4', {}, 'Sends'), h('ul', { class: 'sends' }, ...items));
}

function jump(words: string, go: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'link' }, words);
  button.addEventListener('click', go);
  return button;
}

function stateParts(
  telling: Telling,
  history: LaneHistory,
  { step }: Row,
  index: number,
): readonly Node[] {
  const { blind, lanes } = telling.diagram;
  if (blind !== undefined) return [h('p', { class: 'muted' }, blind)];
  const isEnd = step.kind === 'violation';
  const changing = isEnd ? lastChange(telling, index) : index;
  const changed = (telling.diagram.steps[changing]?.states ?? []).map(({ lane }) => lane);
  const by = changing === index ? '' : `, changed at t=${telling.diagram.steps[changing]?.at ?? 0}`;
  const tables = [...new Set(changed)].map((lane) => {
    const before = history.before(lane, changing) ?? null;
    const after = history.after(lane, changing) ?? null;
    return h(
      'div',
      { class: 'change' },
      h('h4', {}, `State of ${telling.laneName(lane)}${by}`),
      changes(before, after),
    );
  });
  const known = lanes.flatMap(({ name }, lane) => {
    const state = history.after(lane, index);
    return state === undefined ? [] : [whole(name, state)];
  });
  const none = isEnd ? undefined : h('p', { class: 'muted' }, 'No state changed.');
  return [
    ...(tables.length > 0 ? tables : none === undefined ? [] : [none]),
    ...(known.length === 0
      ? []
      : [
          h(
            'details',
            { class: 'whole', open: isEnd },
            h('summary', {}, isEnd ? 'All states at the violation' : 'All states after this step'),
            ...known,
          ),
        ]),
  ];
}

/** The last step before the violation that changed a state; the violation itself where there is none. */
function lastChange(telling: Telling, violation: number): number {
  const { steps } = telling.diagram;
  const last = steps.findLastIndex(
    ({ states }, index) => index <= violation && states !== undefined,
  );
  return last < 0 ? violation : last;
}

/** What a state was and became, field by field. */
function changes(before: Plain, after: Plain): HTMLElement {
  const rows = diffStates(before, after).map(({ path, before: was, after: is }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, fieldName(path)),
      h(
        'td',
        { class: 'was' },
        was === undefined ? spoken('nothing') : h('del', {}, shortText(was)),
      ),
      h('td', { class: 'is' }, is === undefined ? spoken('nothing') : h('ins', {}, shortText(is))),
    ),
  );
  return h(
    'table',
    { class: 'diff' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('th', { scope: 'col' }, 'Field'),
        h('th', { scope: 'col' }, 'Before'),
        h('th', { scope: 'col' }, 'After'),
      ),
    ),
    h('tbody', {}, ...rows),
  );
}

function fieldName(path: readonly string[]): string {
  if (path.length === 0) return 'all of it';
  return path
    .map((part, index) => (index === 0 || part.startsWith('[') ? part : `.${part}`))
    .join('');
}

function whole(name: string, value: Plain): HTMLElement {
  return h(
    'div',
    { class: 'whole-value' },
    h('h4', {}, name),
    h('pre', { tabindex: 0, role: 'group', 'aria-label': name }, plainText(value)),
  );
}
