import type { Counterexample } from '../../../audit/page/audit-page-data.js';
import { h } from '../element.js';
import { Part } from './contents.js';

/** The violations that an exploration found, each with the shortest way to it. */
export function counterexamplesPart(
  id: string,
  title: string,
  found: readonly Counterexample[],
): Part {
  const items = found.flatMap(({ name, message, steps }) => [
    h('h3', {}, name),
    h('p', { class: 'mend' }, message),
    h('ol', { class: 'path' }, ...steps.map((step) => h('li', {}, step))),
  ]);
  return new Part(id, title, String(found.length), ...items);
}
