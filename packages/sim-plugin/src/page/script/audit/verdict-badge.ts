import type { AuditVerdict } from '../../../audit/verdict.js';
import { h } from '../element.js';

/** A verdict, or the status of a hazard, in its colour and with its sign. */
export function badge(words: AuditVerdict | 'covered' | 'open' | 'not concerned'): HTMLElement {
  return h('span', { class: `audit-verdict ${words.replace(' ', '-')}` }, words);
}

/** What mends something: a command, or a line of code. */
export function mendLine(reason: string, mend: string): HTMLElement {
  return h('li', { class: 'mend' }, `${reason}: `, h('code', {}, mend));
}
