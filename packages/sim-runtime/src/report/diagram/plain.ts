import { Outbox } from '../../contracts/outbox.js';
import { boundedText } from '../../kernel/bounded-text.js';
import { RandomStream } from '../../kernel/random-stream.js';
import { seenOf } from '../../kernel/sight/known-as.js';
import { describe } from '../describe.js';

/** A value as plain data that JSON can carry. */
export type Plain =
  null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

const MOST_DEPTH = 8;
const MOST_ITEMS = 100;
const MOST_CHARACTERS = 400;

/**
 * Copies a value as plain data, for people to read: what is too deep or too long to read is cut off and
 * marked. An object of a class shows its fields, and the getters by which it lets itself be seen.
 */
export function toPlain(value: unknown, depth = 0): Plain {
  switch (typeof value) {
    case 'string':
      return boundedText(value, MOST_CHARACTERS);
    case 'number':
      return Number.isFinite(value) ? value : String(value);
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : objectToPlain(value, depth);
    default:
      return typeof value === 'function'
        ? 'a function'
        : boundedText(String(value), MOST_CHARACTERS);
  }
}

function objectToPlain(value: object, depth: number): Plain {
  if (depth >= MOST_DEPTH) return '…';
  const seen = seenOf(value);
  // A view of itself would never end.
  if (seen !== value) return toPlain(seen, depth + 1);
  if (Array.isArray(value) || value instanceof Set || ArrayBuffer.isView(value)) {
    return listToPlain(value as Iterable<unknown>, depth);
  }
  const entries =
    value instanceof Map
      ? [...(value as Map<unknown, unknown>)].map(([key, item]) => [describe(key), item] as const)
      : visibleFields(value);
  return fieldsToPlain(entries, depth);
}

function listToPlain(value: Iterable<unknown>, depth: number): Plain {
  const items = Array.from(value);
  const shown = items.slice(0, MOST_ITEMS).map((item) => toPlain(item, depth + 1));
  return items.length > MOST_ITEMS ? [...shown, more(items.length)] : shown;
}

function fieldsToPlain(entries: readonly (readonly [string, unknown])[], depth: number): Plain {
  const known = entries.filter(([, item]) => item !== undefined && !isMachinery(item));
  const shown = known
    .slice(0, MOST_ITEMS)
    .map(([key, item]) => [boundedText(key, MOST_CHARACTERS), toPlain(item, depth + 1)] as const);
  const rest = known.length > MOST_ITEMS ? [['…', more(known.length)] as const] : [];
  return Object.fromEntries([...shown, ...rest]);
}

function more(count: number): string {
  return `… ${count - MOST_ITEMS} more`;
}

/** What belongs to the simulator, or does nothing but act, is no state. */
function isMachinery(value: unknown): boolean {
  return typeof value === 'function' || value instanceof Outbox || value instanceof RandomStream;
}

function visibleFields(value: object): readonly (readonly [string, unknown])[] {
  const fields: [string, unknown][] = Object.entries(value);
  for (let at = prototypeOf(value); at !== null; at = prototypeOf(at)) {
    for (const [key, { get }] of Object.entries(Object.getOwnPropertyDescriptors(at))) {
      if (get === undefined || key === '__proto__') continue;
      if (!fields.some(([known]) => known === key)) fields.push([key, readGetter(value, get)]);
    }
  }
  return fields;
}

function prototypeOf(value: object): object | null {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === Object.prototype ? null : prototype;
}

function readGetter(value: object, get: () => unknown): unknown {
  try {
    return get.call(value);
  } catch {
    return 'throws when it is read';
  }
}
