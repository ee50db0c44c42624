import { h } from './element.js';

/** One of the figures of a summary: its name, its value, and a note on it. */
export function figure(label: string, value: string, note: string): HTMLElement {
  return h(
    'div',
    { class: 'figure' },
    h('dt', {}, label),
    h('dd', { class: 'figure-value' }, value),
    h('dd', { class: 'figure-note' }, note),
  );
}
