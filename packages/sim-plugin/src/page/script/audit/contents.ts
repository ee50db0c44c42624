import { h } from '../element.js';

/** A part of an audit's page: a section with a heading, which the table of contents names. */
export class Part {
  readonly element: HTMLElement;
  readonly id: string;
  readonly title: string;
  /** What is in it, in a few words: empty where the title says it. */
  readonly summary: string;

  constructor(id: string, title: string, summary: string, ...content: readonly HTMLElement[]) {
    this.id = id;
    this.title = title;
    this.summary = summary;
    this.element = h(
      'section',
      { class: 'part card', id, 'aria-labelledby': `${id}-title`, tabindex: -1 },
      h('h2', { id: `${id}-title` }, title),
      ...content,
    );
  }
}

/** The table of contents, with the figures of each part. */
export function contents(parts: readonly Part[]): HTMLElement {
  const items = parts.map(({ id, title, summary }) =>
    h(
      'li',
      {},
      h('a', { href: `#${id}` }, title),
      summary !== '' && h('span', { class: 'muted' }, ` ${summary}`),
    ),
  );
  return h('nav', { class: 'contents', 'aria-label': 'Contents' }, h('ol', {}, ...items));
}
