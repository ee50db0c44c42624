import { boundedText } from '../kernel/bounded-text.js';
import { seenOf } from '../kernel/sight/known-as.js';

/** How much of a value is described. */
interface Limits {
  readonly depth: number;
  readonly items: number;
  /** Of a text: as with items, what is left out is counted. */
  readonly characters: number;
}

const BRIEF: Limits = { depth: 3, items: 6, characters: 200 };
const WHOLE: Limits = { depth: 8, items: 60, characters: 2_000 };

/**
 * A value in few words, in the user's own vocabulary: `write(worker 1, epoch 2)` for
 * `{ kind: 'write', worker: 1, epoch: 2 }`.
 */
export function describe(value: unknown): string {
  return inWords(value, BRIEF, 0);
}

/** A value in the same words, with all of its fields unless it is huge. */
export function describeWhole(value: unknown): string {
  return inWords(value, WHOLE, 0);
}

function inWords(value: unknown, limits: Limits, depth: number): string {
  if (value === null || typeof value !== 'object') return describePrimitive(value, limits);
  if (depth >= limits.depth) return '…';
  const seen = seenOf(value);
  if (seen !== value) return inWords(seen, limits, depth + 1);
  if (Array.isArray(value)) return `[${list(value, limits, depth)}]`;
  if (value instanceof Set) return `{${list([...(value as Set<unknown>)], limits, depth)}}`;
  if (value instanceof Uint8Array) return bytes(value);
  if (value instanceof Map)
    return `{${fields([...(value as Map<unknown, unknown>)], limits, depth)}}`;
  return describeRecord(value as Readonly<Record<string, unknown>>, limits, depth);
}

function describePrimitive(value: unknown, { characters }: Limits): string {
  return boundedText(String(value), characters);
}

function describeRecord(
  record: Readonly<Record<string, unknown>>,
  limits: Limits,
  depth: number,
): string {
  const { kind } = record;
  const entries = Object.entries(record).filter(
    ([key, value]) => value !== undefined && !(key === 'kind' && typeof kind === 'string'),
  );
  if (typeof kind !== 'string') return `{${fields(entries, limits, depth)}}`;
  const name = describePrimitive(kind, limits);
  return entries.length === 0 ? name : `${name}(${fields(entries, limits, depth)})`;
}

function list(values: readonly unknown[], limits: Limits, depth: number): string {
  return (
    cut(values, limits)
      .map((value) => inWords(value, limits, depth + 1))
      .join(', ') + rest(values, limits)
  );
}

function bytes(value: Uint8Array): string {
  const start = Array.from(value.subarray(0, BRIEF.items), (byte) =>
    byte.toString(16).padStart(2, '0'),
  );
  const end = value.length > BRIEF.items ? '…' : '';
  return `<${value.length} bytes${value.length === 0 ? '' : ': '}${start.join('')}${end}>`;
}

function fields(
  entries: readonly (readonly [unknown, unknown])[],
  limits: Limits,
  depth: number,
): string {
  const shown = cut(entries, limits).map(
    ([key, value]) => `${inWords(key, limits, depth + 1)} ${inWords(value, limits, depth + 1)}`,
  );
  return shown.join(', ') + rest(entries, limits);
}

function cut<Item>(items: readonly Item[], limits: Limits): readonly Item[] {
  return items.slice(0, limits.items);
}

function rest(items: readonly unknown[], limits: Limits): string {
  return items.length > limits.items ? `, … ${items.length - limits.items} more` : '';
}
