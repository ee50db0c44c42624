import type { FoundPath } from '../../exploration-data.js';
import { bookmark, bookmarked } from '../bookmark.js';
import { replayCommand } from '../bug-facts.js';
import { h } from '../element.js';
import { storyView, type StoryView } from '../story/story-view.js';
import { choicesPanel } from './choices.js';

interface Shown {
  readonly element: HTMLElement;
  readonly story: StoryView;
}

/** The counterexamples: a list to choose from where there are several, and the one that is chosen. */
export function counterexamples(found: readonly FoundPath[]) {
  const place = h('div', { class: 'bug-place' });
  const element = h('section', { class: 'bugs', 'aria-label': 'Counterexamples' });
  const made = new Map<number, Shown>();
  const tabs = found.map((path, index) => tab(path, () => show(index)));
  let current = 0;
  let story: StoryView | undefined;
  if (found.length > 1) {
    element.append(
      h('nav', { 'aria-label': 'Counterexamples' }, h('ol', { class: 'bug-list' }, ...tabs)),
    );
  }
  element.append(place);

  function show(index: number, step?: number): void {
    const path = found[index];
    if (path === undefined) return;
    const shown = made.get(index) ?? make(path, index);
    made.set(index, shown);
    current = index;
    story = shown.story;
    tabs.forEach((item, at) => {
      item.querySelector('button')?.setAttribute('aria-current', String(at === index));
    });
    place.replaceChildren(shown.element);
    story.show(step);
  }

  return {
    element,
    /** Shows what the address asks for, or the first counterexample. */
    show: () => {
      const { bug, step } = bookmarked();
      show(bug < found.length ? bug : 0, step);
    },
    /** Shows the next counterexample, or the one before. */
    turn: (by: number) => {
      if (found.length > 1) show((current + by + found.length) % found.length);
    },
    press: (key: string) => story?.press(key) ?? false,
  };
}

function tab({ name, message, told }: FoundPath, choose: () => void): HTMLLIElement {
  const button = h(
    'button',
    { type: 'button', class: 'bug-tab' },
    h('span', { class: 'bug-tab-name' }, name),
    h('span', { class: 'bug-tab-message' }, message),
    h('span', { class: 'bug-tab-seeds' }, countOfSteps(told.steps.length)),
  );
  button.addEventListener('click', choose);
  return h('li', {}, button);
}

function make({ name, message, told, replay }: FoundPath, index: number): Shown {
  const choices = choicesPanel(told);
  const story = storyView(told.diagram, {
    name,
    onStep: (step) => bookmark({ bug: index, step }),
    onSelect: choices.show,
  });
  const element = h(
    'article',
    { class: 'bug card', 'aria-labelledby': 'bug-title' },
    h(
      'header',
      { class: 'bug-head' },
      h('h2', { id: 'bug-title' }, h('span', { class: 'bug-mark', 'aria-hidden': 'true' }), name),
      h('p', { class: 'bug-message' }, message),
    ),
    h(
      'div',
      { class: 'bug-sentence' },
      h('p', { class: 'bug-summary' }, summary(told)),
      replay === undefined ? undefined : replayCommand(replay),
    ),
    choices.element,
    story.element,
  );
  return { element, story };
}

function summary({ steps, loopFrom }: FoundPath['told']): string {
  if (loopFrom === undefined) {
    return `A shortest path to this violation has ${countOfSteps(steps.length)}.`;
  }
  return `From step ${loopFrom + 1} on, the last ${countOfSteps(steps.length - loopFrom)} repeat for ever.`;
}

function countOfSteps(count: number): string {
  return `${count} ${count === 1 ? 'step' : 'steps'}`;
}
