import type { FoundPath } from '../../exploration-data.js';
import { bookmark } from '../bookmark.js';
import { replayCommand } from '../bug-facts.js';
import { h } from '../element.js';
import { oneOfSeveral, type Shown } from '../one-of-several.js';
import { storyView } from '../story/story-view.js';
import { choicesPanel } from './choices.js';

/** The counterexamples: a list to choose from where there are several, and the one that is chosen. */
export function counterexamples(found: readonly FoundPath[]) {
  return oneOfSeveral({
    label: 'Counterexamples',
    tabs: found.map((path) => (choose) => tab(path, choose)),
    make: (index) => {
      const path = found[index];
      return path && make(path, index);
    },
  });
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
