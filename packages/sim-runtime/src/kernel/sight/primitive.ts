import { combine, hashLabel } from '../keyed-hash.js';

const numbers = new Float64Array(1);
const halves = new Uint32Array(numbers.buffer);

/** What tells kinds of values apart in a digest. */
export const tag = {
  nothing: 1,
  boolean: 2,
  number: 3,
  text: 4,
  list: 5,
  record: 6,
  map: 7,
  set: 8,
  instance: 9,
  sparse: 10,
  builtIn: 11,
  standIn: 12,
  method: 13,
  reference: 14,
  graph: 15,
} as const;

const UNDEFINED = hashLabel('undefined');
const SYMBOL = hashLabel('symbol');

/** A value that is no object and no function. */
export type Primitive = undefined | null | boolean | number | string | bigint | symbol;

/**
 * Folds a primitive value into a digest. A symbol counts by its description.
 *
 * @param isExact - whether -0 is another number than 0
 */
export function foldPrimitive(hash: number, value: Primitive, isExact: boolean): number {
  switch (typeof value) {
    case 'boolean':
      return combine(combine(hash, tag.boolean), value ? 1 : 0);
    case 'number':
      return foldNumber(hash, value, isExact);
    case 'string':
      return combine(combine(hash, tag.text), hashLabel(value));
    case 'bigint':
      return combine(combine(hash, tag.number), hashLabel(value.toString()));
    case 'symbol':
      return combine(combine(hash, SYMBOL), hashLabel(value.description ?? ''));
    case 'undefined':
      return combine(hash, UNDEFINED);
    default:
      return combine(hash, tag.nothing);
  }
}

export function foldNumber(hash: number, value: number, isExact: boolean): number {
  if (Number.isInteger(value) && Math.abs(value) <= 0x7fffffff) {
    if (value !== 0) return combine(combine(hash, tag.number), value);
    if (!isExact || 1 / value > 0) return combine(combine(hash, tag.number), 0);
  }
  // Engines are free in the bits of what is not a number.
  numbers[0] = Number.isNaN(value) ? Number.NaN : value;
  return combine(combine(combine(hash, tag.number), halves[0] ?? 0), halves[1] ?? 0);
}
