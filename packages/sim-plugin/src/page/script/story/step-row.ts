import type { StepKind } from '@gossip/sim-runtime/sim';
import { h, spoken } from '../element.js';
import type { Geometry } from './geometry.js';
import { foldWords, type Row } from './row.js';
import type { Telling } from './telling.js';

/** What a step is called before its words, for those who cannot see its sign. */
const KINDS: Readonly<Record<StepKind, string>> = {
  phase: 'Phase',
  operation: 'Operation',
  skipped: 'Operation',
  send: 'Send',
  applied: 'Applied',
  received: 'Received',
  missed: 'Missed',
  timeout: 'Timeout',
  fault: 'Fault',
  recovery: 'Recovery',
  violation: 'Violation',
};

export function kindName(kind: StepKind): string {
  return KINDS[kind];
}

/** A step in words, as an option of the list that lies over the diagram. */
export function stepRow(
  telling: Telling,
  place: number,
  { rowHeight, gutter, lanesWidth }: Geometry,
  options: { readonly id: string; readonly isChosen: boolean; readonly isMatch: boolean },
): HTMLElement {
  const row = telling.rows[place];
  if (row === undefined) throw new Error(`There is no row ${place}.`);
  const { step } = row;
  const kind = row.fold === undefined ? step.kind : 'fold';
  const isMarked = row.index === telling.marked;
  const classes = [
    'row',
    `row-${kind}`,
    isMarked ? 'differs' : '',
    options.isMatch ? 'match' : '',
  ].filter(Boolean);
  const words = h(
    'div',
    { class: 'row-words' },
    ...wordsOf(row),
    ...(isMarked ? [h('span', { class: 'note' }, 'first difference')] : []),
  );
  words.style.marginInlineStart = `${lanesWidth + 14}px`;
  const option = h(
    'div',
    {
      id: options.id,
      class: classes.join(' '),
      role: 'option',
      'aria-selected': options.isChosen ? 'true' : 'false',
      'aria-setsize': telling.rows.length,
      'aria-posinset': place + 1,
      'data-row': place,
    },
    timeCell(row, telling.rows[place - 1], gutter),
    words,
  );
  option.style.insetBlockStart = `${place * rowHeight}px`;
  option.style.blockSize = `${rowHeight}px`;
  return option;
}

function timeCell({ step }: Row, previous: Row | undefined, gutter: number): HTMLElement {
  const passed = step.at - (previous?.step.at ?? step.at);
  const cell = h(
    'div',
    { class: `row-time${previous !== undefined && passed === 0 ? ' same' : ''}` },
    h('span', {}, `t=${step.at}`),
    passed > 0 && h('span', { class: 'row-passed', 'aria-hidden': 'true' }, `+${passed}`),
  );
  cell.style.inlineSize = `${gutter}px`;
  return cell;
}

function wordsOf({ step, notes, outcome, fold }: Row): readonly Node[] {
  if (fold !== undefined) {
    const words = h('p', { class: 'row-what alone' }, spoken('Folded: '), foldWords(fold));
    return [words, spoken('. Press Enter to show them.')];
  }
  const { kind, what } = step;
  const isNamed = kind === 'fault' || kind === 'violation';
  const name = isNamed ? h('span', { class: 'row-kind' }, KINDS[kind]) : spoken(`${KINDS[kind]}: `);
  const isAlone = outcome === '' && notes.length === 0;
  const first = h(
    'p',
    { class: `row-what${isAlone ? ' alone' : ''}` },
    name,
    isNamed ? ' ' : '',
    what,
  );
  if (isAlone) return [first];
  return [first, h('p', { class: 'row-outcome' }, ...notes.map(noteTag), outcome)];
}

/** A remark on the fate of a message. A delay is no problem. */
export function noteTag(note: string): HTMLElement {
  return h('span', { class: /^(delayed|waited)| late$/.test(note) ? 'note mild' : 'note' }, note);
}
