import { h } from '../element.js';
import type { Choice, Telling } from './telling.js';

export interface StoryTargets {
  readonly select: (row: number) => void;
  readonly selected: () => number;
  readonly mark: (matches: ReadonlySet<number>) => void;
  readonly showAs: (view: 'diagram' | 'table') => void;
  readonly choose: (choice: Partial<Choice>) => void;
  /** Shows what the chosen row hides; false where it hides nothing. */
  readonly open: () => boolean;
}

/** How far a page of steps is. */
const PAGE = 10;

/** What moves through a story: buttons, a search, and the keys that do the same. */
export function storyTools(telling: Telling, targets: StoryTargets) {
  const { select, selected, mark, choose } = targets;
  const position = h('span', { class: 'position' });
  const found = h('span', { class: 'found', role: 'status' });
  const search = h('input', {
    type: 'search',
    placeholder: 'Search the story',
    'aria-label': 'Search the story',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  let matches: readonly number[] = [];

  const find = (): void => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    matches = telling.rows.flatMap(({ text }, row) =>
      words.length > 0 && words.every((word) => text.includes(word)) ? [row] : [],
    );
    mark(new Set(matches));
    const next = matches.find((row) => row >= selected()) ?? matches[0];
    if (next !== undefined) select(next);
    tell();
  };

  const tell = (): void => {
    const at = matches.indexOf(selected()) + 1;
    const place = at === 0 ? `${matches.length}` : `${at} of ${matches.length}`;
    found.textContent =
      search.value.trim() === '' ? '' : matches.length === 0 ? 'No match' : `${place} found`;
  };

  const findNext = (by: 1 | -1): void => {
    const after = matches.find((row) => row > selected());
    const before = matches.findLast((row) => row < selected());
    const next = by === 1 ? (after ?? matches[0]) : (before ?? matches.at(-1));
    if (next !== undefined) select(next);
  };

  search.addEventListener('input', find);
  search.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') findNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape' && search.value !== '') {
      search.value = '';
      find();
    } else return;
    event.preventDefault();
  });

  const go = (row: number): true => {
    select(row);
    return true;
  };
  const goToFault = (by: 1 | -1): boolean => {
    const rows = telling.faults
      .filter((step) => telling.isShown(step))
      .map((step) => telling.row(step));
    const next =
      by === 1 ? rows.find((row) => row > selected()) : rows.findLast((row) => row < selected());
    return next !== undefined && go(next);
  };
  const press = (key: string): boolean => {
    switch (key) {
      case 'ArrowDown':
      case 'j':
        return go(selected() + 1);
      case 'ArrowUp':
      case 'k':
        return go(selected() - 1);
      case 'PageDown':
        return go(selected() + PAGE);
      case 'PageUp':
        return go(selected() - PAGE);
      case 'Home':
        return go(0);
      case 'End':
        return go(telling.rows.length - 1);
      case 'f':
      case 'F':
        return goToFault(key === 'f' ? 1 : -1);
      case 'Enter':
        return targets.open();
      case 'v':
        return telling.violation !== undefined && go(telling.violation);
      case 'n':
      case 'N':
        findNext(key === 'n' ? 1 : -1);
        return true;
      case '/':
        search.focus();
        return true;
      default:
        return false;
    }
  };

  const element = h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'Move through the story' },
    viewSwitch(targets.showAs),
    h('div', { class: 'search' }, search, found),
    telling.foldable > 0 && telling.choice.isFolded
      ? check(`All steps (${telling.foldable} folded)`, (isOn) => choose({ isFolded: !isOn }))
      : undefined,
    telling.unrelated > 0
      ? check('Only what led to the violation', (isOn) => choose({ isPastOnly: isOn }))
      : undefined,
    h(
      'div',
      { class: 'stepping' },
      button('↑', 'Previous step', () => press('k')),
      position,
      button('↓', 'Next step', () => press('j')),
      ...(telling.faults.length === 0
        ? []
        : [
            button('← Fault', 'Previous fault', () => press('F')),
            button('Fault →', 'Next fault', () => press('f')),
          ]),
      telling.violation === undefined
        ? undefined
        : button('Violation', 'To the violation', () => press('v'), 'danger'),
    ),
  );

  return {
    element,
    press,
    /** Tells which row is chosen. */
    show: (row: number) => {
      position.textContent = `${row + 1} / ${telling.rows.length}`;
      tell();
    },
  };
}

function button(words: string, label: string, press: () => void, kind?: string): HTMLButtonElement {
  const made = h(
    'button',
    { type: 'button', 'aria-label': label, title: label, class: kind },
    words,
  );
  made.addEventListener('click', press);
  return made;
}

function viewSwitch(showAs: StoryTargets['showAs']): HTMLElement {
  const buttons = (['diagram', 'table'] as const).map((view) => {
    const made = h(
      'button',
      { type: 'button', 'aria-pressed': view === 'diagram' ? 'true' : 'false' },
      view === 'diagram' ? 'Diagram' : 'Table',
    );
    made.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === made));
      showAs(view);
    });
    return made;
  });
  return h(
    'div',
    { class: 'segments', role: 'group', 'aria-label': 'Show the story as' },
    ...buttons,
  );
}

function check(words: string, choose: (isOn: boolean) => void): HTMLElement {
  const box = h('input', { type: 'checkbox' });
  box.addEventListener('change', () => choose(box.checked));
  return h('label', { class: 'idle' }, box, words);
}
