import { combine as fold, hashLabel } from './keyed-hash.js';

const numbers = new Float64Array(1);
const halves = new Uint32Array(numbers.buffer);

const tag = { nothing: 1, boolean: 2, number: 3, text: 4, list: 5, record: 6, map: 7, set: 8 };

/**
 * A structural fingerprint of plain data: equal structures give equal digests. The order of a
 * record's keys counts for nothing; that of lists, maps and sets does, since code can observe it.
 *
 * Functions and symbols count by their kind alone. A cycle ends at the point of recurrence.
 *
 * @param value - plain data
 * @param start - the digest to go on from, for data in several pieces. Default 0.
 */
export function digest(value: unknown, start = 0): number {
  return walk(start, value, []);
}

function walk(hash: number, value: unknown, path: readonly object[]): number {
  switch (typeof value) {
    case 'boolean':
      return fold(fold(hash, tag.boolean), value ? 1 : 0);
    case 'number':
      return foldNumber(hash, value);
    case 'string':
      return fold(fold(hash, tag.text), hashLabel(value));
    case 'bigint':
      return fold(fold(hash, tag.number), hashLabel(value.toString()));
    case 'object':
      return value === null ? fold(hash, tag.nothing) : walkObject(hash, value, path);
    default:
      return fold(hash, hashLabel(typeof value));
  }
}

function foldNumber(hash: number, value: number): number {
  if (Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) {
    return fold(fold(hash, tag.number), value === 0 ? 0 : value);
  }
  numbers[0] = value;
  return fold(fold(fold(hash, tag.number), halves[0] ?? 0), halves[1] ?? 0);
}

function walkObject(hash: number, value: object, path: readonly object[]): number {
  if (path.includes(value)) return fold(hash, path.length);
  const deeper = [...path, value];
  if (Array.isArray(value)) return walkSequence(fold(hash, tag.list), value, deeper);
  if (value instanceof Set) return walkSequence(fold(hash, tag.set), value, deeper);
  if (value instanceof Map) return walkMap(fold(hash, tag.map), value, deeper);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return walkSequence(fold(hash, tag.list), value as unknown as Iterable<unknown>, deeper);
  }
  return walkRecord(fold(hash, tag.record), value as Record<string, unknown>, deeper);
}

function walkSequence(hash: number, values: Iterable<unknown>, path: readonly object[]): number {
  let result = hash;
  let length = 0;
  for (const value of values) {
    result = walk(result, value, path);
    length++;
  }
  return fold(result, length);
}

function walkMap(hash: number, map: Map<unknown, unknown>, path: readonly object[]): number {
  let result = hash;
  for (const [key, value] of map) result = walk(walk(result, key, path), value, path);
  return fold(result, map.size);
}

function walkRecord(
  hash: number,
  record: Readonly<Record<string, unknown>>,
  path: readonly object[],
): number {
  let result = hash;
  for (const key of Object.keys(record).sort()) {
    if (record[key] === undefined) continue;
    result = walk(fold(result, hashLabel(key)), record[key], path);
  }
  return fold(result, tag.record);
}
