import type { AuditVerdict } from '../../../audit/verdict.js';
import { h } from '../element.js';

/** A verdict, or the status of a hazard, in its colour and with its sign. */
export function badge(words: AuditVerdict | 'covered' | 'open' | 'not concerned'): HTMLElement {
  return h('span', { class: `audit-verdict ${words.replace(' ', '-')}` }, words);
}

/** What mends something, with its reason. */
export function mendLine(reason: string, mend: string): HTMLElement {
  return h('li', { class: 'mend' }, `${reason}: `, mendWords(mend));
}

/** What mends something: a command, which is set as code, or what to write, in words. */
export function mendWords(mend: string): HTMLElement {
  return h(mend.startsWith('nx ') ? 'code' : 'span', {}, mend);
}
