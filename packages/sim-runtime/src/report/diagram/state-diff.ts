import { type Plain } from './plain.js';

/** One field that is not what it was. */
export interface FieldChange {
  /** Where it is, from the outside in; empty for the whole. */
  readonly path: readonly string[];
  /** Absent where there was nothing. */
  readonly before?: Plain;
  /** Absent where there is nothing any more. */
  readonly after?: Plain;
}

type Fields = Readonly<Record<string, Plain>>;

/**
 * What differs between two states, field by field, as deep as they are alike.
 *
 * @param before - the one state
 * @param after - the state that came after it
 */
export function diffStates(before: Plain, after: Plain): readonly FieldChange[] {
  return [...differences([], before, after)];
}

function* differences(path: readonly string[], before: Plain, after: Plain): Iterable<FieldChange> {
  if (isList(before) && isList(after)) yield* listDifferences(path, before, after);
  else if (isFields(before) && isFields(after)) yield* fieldDifferences(path, before, after);
  else if (before !== after) yield { path, before, after };
}

function* fieldDifferences(
  path: readonly string[],
  before: Fields,
  after: Fields,
): Iterable<FieldChange> {
  for (const [key, value] of Object.entries(before)) {
    const next = after[key];
    if (next === undefined) yield { path: [...path, key], before: value };
    else yield* differences([...path, key], value, next);
  }
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) yield { path: [...path, key], after: value };
  }
}

/** Items that lists begin or end with alike are the same ones, so that a shift is one difference. */
function* listDifferences(
  path: readonly string[],
  before: readonly Plain[],
  after: readonly Plain[],
): Iterable<FieldChange> {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && isSame(before[head], after[head])) head++;
  let tail = 0;
  while (tail < shorter - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  for (let index = 0; index < Math.max(gone.length, come.length); index++) {
    const at = [...path, `[${head + index}]`];
    const was = gone[index];
    const is = come[index];
    if (was === undefined) yield { path: at, ...(is === undefined ? {} : { after: is }) };
    else if (is === undefined) yield { path: at, before: was };
    else yield* differences(at, was, is);
  }
}

function isSame(one: Plain | undefined, other: Plain | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isFields(value: Plain): value is Fields {
  return typeof value === 'object' && value !== null && !isList(value);
}
