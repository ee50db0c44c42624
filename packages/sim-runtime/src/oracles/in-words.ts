import { seenOf } from '../kernel/sight/known-as.js';

const MOST_LETTERS = 120;

/** A value as it is shown in a verdict. */
export function inWords(value: unknown): string {
  const words = value === undefined ? 'nothing' : asText(value);
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
}

/** What contains itself or is very deep can be compared, but not written as JSON. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value, plain) ?? String(value);
  } catch {
    return Array.isArray(value) ? `a list of ${value.length}` : 'an object without end';
  }
}

function plain(_key: string, value: unknown): unknown {
  const seen = seenOf(value);
  if (seen instanceof Map || seen instanceof Set) return [...seen] as unknown[];
  return typeof seen === 'bigint' ? seen.toString() : seen;
}
