import type { Diagram } from '@gossip/sim-runtime/sim';
import { h } from '../element.js';
import { LaneHistory } from './lane-history.js';
import { legend } from './legend.js';
import { minimap } from './minimap.js';
import { Stage } from './stage.js';
import { stepPanel } from './step-panel.js';
import { storyTable } from './story-table.js';
import type { Row } from './row.js';
import { Telling } from './telling.js';
import { storyTools } from './tools.js';

/** The story of a run: its picture, its steps in words, and what is known of the step that is chosen. */
export interface StoryView {
  readonly element: HTMLElement;
  /** Shows itself, at a step of the diagram or at the violation. */
  readonly show: (step?: number) => void;
  /** Does what a key means; false where it means nothing. */
  readonly press: (key: string) => boolean;
}

/** How a story is shown. */
export interface StoryOptions {
  readonly name: string;
  /** Takes the step that a user has chosen. */
  readonly onStep: (step: number) => void;
  /** Takes each step that is shown, be it chosen by the user or not. */
  readonly onSelect?: (step: number) => void;
  /** Whether it is shown beside another run: in full, without a choice of steps. */
  readonly isCompared?: boolean;
  /** The first step that is another one in the run beside it. */
  readonly marked?: number;
}

export function storyView(diagram: Diagram, options: StoryOptions): StoryView {
  const { isCompared = false, marked } = options;
  const telling = new Telling(diagram);
  telling.marked = marked;
  // Beside another run, every step has its place.
  if (isCompared) telling.choose({ isFolded: false, isPastOnly: false });
  const history = new LaneHistory(diagram);
  const stage = new Stage(telling, options.name);
  const table = storyTable(telling, options.name);
  const panel = h('section', {
    class: 'panel',
    'aria-label': isCompared ? `The chosen step: ${options.name}` : 'The chosen step',
    tabindex: 0,
  });
  let selected = 0;

  /** `isAsked`: the user asked for this row, so that the page may move to it and its address name it. */
  const select = (row: number, isAsked = true): void => {
    selected = Math.max(0, Math.min(telling.rows.length - 1, row));
    const chosen = telling.rows[selected];
    if (chosen === undefined) return;
    stage.select(selected, isAsked);
    if (element.dataset['view'] === 'table') table.show(selected);
    panel.replaceChildren(...stepPanel(telling, history, chosen, { select: goTo, open }));
    panel.scrollTop = 0;
    tools.show(selected);
    map.show(chosen.index);
    options.onSelect?.(chosen.index);
    if (isAsked) options.onStep(chosen.index);
  };

  const goTo = (step: number): void => select(telling.row(step));
  const redraw = (step: number): void => {
    stage.layOut();
    select(telling.row(step), false);
  };
  const open = (row: Row): void => {
    telling.open(row);
    redraw(row.index);
  };
  const map = minimap(
    telling,
    isCompared ? `The whole run: ${options.name}` : 'The whole run',
    goTo,
  );

  const tools = storyTools(telling, {
    select,
    selected: () => selected,
    mark: (matches) => stage.mark(matches),
    showAs: (view) => {
      element.dataset['view'] = view;
      table.show(selected);
      stage.layOut();
    },
    choose: (choice) => {
      const step = telling.rows[selected]?.index ?? 0;
      telling.choose({ ...telling.choice, ...choice });
      redraw(step);
    },
    open: () => {
      const row = telling.rows[selected];
      if (row?.fold === undefined) return false;
      open(row);
      return true;
    },
  });

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !tools.press(keyOf(event.key))) return;
    event.preventDefault();
  };
  stage.list.addEventListener('keydown', onKey);
  map.slider.addEventListener('keydown', onKey);
  stage.list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[data-row]') : null;
    if (option !== null) select(Number(option.getAttribute('data-row')));
  });

  const element = h(
    'div',
    { class: 'story', 'data-view': 'diagram' },
    map.element,
    tools.element,
    diagram.omitted > 0 && h('p', { class: 'muted' }, omitted(diagram)),
    h('div', { class: 'story-columns' }, stage.element, table.element, panel),
    legend(diagram),
  );
  // Of a long story, the table is what is printed.
  window.addEventListener('beforeprint', () => table.show(selected));
  return {
    element,
    show: (step) => {
      stage.layOut();
      const known = step === undefined ? undefined : telling.row(step);
      const opening = stage.isWindowed ? telling.cause : undefined;
      const row = opening === undefined ? telling.violation : telling.row(opening);
      select(known ?? row ?? 0, known !== undefined && !isCompared);
    },
    press: tools.press,
  };
}

function omitted({ omitted: count }: Diagram): string {
  return `This is the end of a long run: ${count} entries of its trace lie before and are left out here.`;
}

/** A slider's keys go along the line; a list's go up and down. */
function keyOf(key: string): string {
  if (key === 'ArrowRight') return 'ArrowDown';
  return key === 'ArrowLeft' ? 'ArrowUp' : key;
}
