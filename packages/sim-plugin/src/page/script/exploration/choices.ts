import type { ToldPath } from '@gossip/sim-runtime/explore';
import { h } from '../element.js';

/** What was possible at the chosen step of a path, and what was taken. */
export function choicesPanel({ steps }: ToldPath) {
  const place = h('div', {});
  const element = h(
    'section',
    { class: 'choices', 'aria-label': 'Possible actions at the chosen step' },
    h('h3', {}, 'Possible actions'),
    place,
  );

  /** Shows the choices of a step of the diagram. */
  function show(at: number): void {
    const step = steps.find((other) => other.at === at);
    place.replaceChildren(
      step === undefined
        ? h('p', { class: 'muted' }, 'The path ends here.')
        : h(
            'ol',
            {},
            ...step.open.map((text, index) =>
              index === step.taken
                ? h('li', { 'aria-current': 'step' }, h('strong', {}, `${text} (taken)`))
                : h('li', {}, text),
            ),
          ),
    );
  }

  return { element, show };
}
