import type { ToldPath } from '@gossip/sim-runtime/explore';
import { h } from '../element.js';

/** What was possible at the chosen step of a path, and what was taken. */
export function choicesPanel({ steps }: ToldPath) {
  const title = h('h3', {}, 'Possible actions');
  const list = h('ul', {});
  const element = h(
    'section',
    { class: 'choices', 'aria-label': 'Possible actions at the chosen step', tabindex: 0 },
    title,
    list,
  );

  /** Shows the choices of a step of the diagram; at its end, those of the last action. */
  function show(at: number): void {
    const own = steps.findIndex((other) => other.at === at);
    // The violation itself is no action: it follows the last.
    const place = own < 0 ? steps.length - 1 : own;
    const step = steps[place];
    title.textContent = `${step?.open.length ?? 0} possible actions at step ${place + 1} of ${steps.length}`;
    list.replaceChildren(
      ...(step?.open ?? []).map((text, index) => item(text, index === step?.taken)),
    );
    element.scrollTop = 0;
    scrollTo(list.querySelector('[aria-current]'), element);
  }

  return { element, show };
}

function item(text: string, isTaken: boolean): HTMLElement {
  return isTaken
    ? h('li', { 'aria-current': 'step' }, h('strong', {}, `${text} (taken)`))
    : h('li', {}, text);
}

/** Scrolls what has many choices to the one that was taken, and nothing else. */
function scrollTo(taken: Element | null, box: HTMLElement): void {
  if (!(taken instanceof HTMLElement)) return;
  const below = taken.offsetTop + taken.offsetHeight - box.clientHeight;
  if (below > 0) box.scrollTop = below;
}
