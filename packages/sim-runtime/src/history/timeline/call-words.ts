import { type CompletedCall } from '../calls.js';
import { isNothing, valueWords } from '../value-words.js';

/** A call with its argument and its result, as `write 0 5` or `read 0 -> 3`. */
export function callWords({ f, value, key, outcome, result }: CompletedCall): string {
  const object = key === undefined ? '' : ` ${key}`;
  const argument = isNothing(value) ? '' : ` ${valueWords(value)}`;
  const isAnswered = outcome === 'ok' && (!isNothing(result) || isNothing(value));
  return `${f}${object}${argument}${isAnswered ? ` -> ${valueWords(result)}` : ''}`;
}
