import { valueText } from '../oracles/in-words.js';

/** A value as a sentence about a history has it. JSON and EDN know one kind of nothing. */
export function valueWords(value: unknown): string {
  return isNothing(value) ? 'nothing' : valueText(value);
}

/** Whether a value is none: `null` or `undefined`. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}
