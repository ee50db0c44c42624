import { seenOf } from '../kernel/sight/known-as.js';

const MOST_LETTERS = 120;

/** A value as it is shown in a verdict. */
export function inWords(value: unknown): string {
  const words = value === undefined ? 'nothing' : valueText(value);
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
}

/** A value as text, in full. What contains itself or is very deep can be compared, but not written as JSON. */
export function valueText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  try {
    return JSON.stringify(value, plain) ?? String(value);
  } catch {
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object without end';
  }
}

function plain(_key: string, value: unknown): unknown {
  const seen = seenOf(value);
  if (seen instanceof Map || seen instanceof Set) return [...seen] as unknown[];
  const isInJson = typeof seen !== 'bigint' && (typeof seen !== 'number' || Number.isFinite(seen));
  return isInJson ? seen : String(seen);
}
