import { bookmarked } from './bookmark.js';
import { h } from './element.js';
import type { StoryView } from './story/story-view.js';

/** One of several, as it is shown. */
export interface Shown {
  readonly element: HTMLElement;
  readonly story: StoryView | undefined;
}

interface Several {
  /** What they are called together. */
  readonly label: string;
  /** Make their entries of the list, which call `choose` when they are chosen. */
  readonly tabs: readonly ((choose: () => void) => HTMLElement)[];
  /** Makes one of them, when it is shown for the first time; `undefined` where there is nothing to show. */
  make(index: number): Shown | undefined;
}

/** A list to choose from where there are several, and the one that is chosen. */
export function oneOfSeveral({ label, tabs: makers, make }: Several) {
  const count = makers.length;
  const place = h('div', { class: 'bug-place' });
  const element = h('section', { class: 'bugs', 'aria-label': label });
  const made = new Map<number, Shown>();
  const tabs = makers.map((tab, index) => tab(() => show(index)));
  let current = 0;
  let story: StoryView | undefined;

  if (count > 1)
    element.append(h('nav', { 'aria-label': label }, h('ol', { class: 'bug-list' }, ...tabs)));
  element.append(place);

  function show(index: number, step?: number): void {
    const shown = made.get(index) ?? make(index);
    if (shown === undefined) return;
    made.set(index, shown);
    current = index;
    story = shown.story;
    tabs.forEach((item, at) => {
      item.querySelector('button')?.setAttribute('aria-current', String(at === index));
    });
    place.replaceChildren(shown.element);
    story?.show(step);
  }

  return {
    element,
    /** Shows what the address asks for, or the first. */
    show: () => {
      const { bug, step } = bookmarked();
      show(bug < Math.max(1, count) ? bug : 0, step);
    },
    /** Shows the next, or the one before. */
    turn: (by: number) => {
      if (count > 1) show((current + by + count) % count);
    },
    press: (key: string) => story?.press(key) ?? false,
  };
}
