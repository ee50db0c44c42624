import { SEEN_AS } from '../contracts/seen-as.js';
import { digest } from '../kernel/digest.js';
import { combine, hashLabel } from '../kernel/keyed-hash.js';

/** How deep fields of fields are looked at. */
export const FIELDS_DEEP = 2;
/** The most fields of an object, or items of a list, that are looked at. */
export const MOST_FIELDS = 32;
/** Longer strings count by their length: a short one is a word that says something. */
const LONGEST_WORD = 16;

const [TRUE, FALSE, NOTHING, UNKNOWN, LIST, DEEP] = [
  'true',
  'false',
  'nothing',
  'unknown',
  'list',
  'deep',
].map(hashLabel) as [number, number, number, number, number, number];

/**
 * A fingerprint of the kind of state that a value is: of numbers and sizes their magnitude counts, as powers of 2,
 * of short strings and booleans the value, of objects the fields. States that differ in a counter by 1 mostly have
 * one fingerprint, so that their number has an end.
 *
 * @returns a signed integer of 32 bits
 */
export function abstraction(value: unknown, depth = FIELDS_DEEP): number {
  switch (typeof value) {
    case 'number':
      return magnitude(value);
    case 'bigint':
      return magnitude(Number(value));
    case 'boolean':
      return value ? TRUE : FALSE;
    case 'string':
      return value.length > LONGEST_WORD ? magnitude(value.length) : hashLabel(value);
    case 'object':
      return value === null ? NOTHING : ofObject(value, depth);
    case 'undefined':
      return NOTHING;
    default:
      return UNKNOWN;
  }
}

/**
 * The fingerprints of what an author's own function gives of states; absent where there is none.
 *
 * @param abstract - gives plain data, of which all counts
 * @param isOf - whether the function is for the states of a party
 */
export function abstractionBy<State>(
  abstract: ((state: State) => unknown) | undefined,
  isOf: (party: number) => boolean = () => true,
): ((state: unknown, party: number) => number) | undefined {
  if (abstract === undefined) return undefined;
  return (state, party) =>
    state === undefined || !isOf(party) ? abstraction(state) : digest(abstract(state as State));
}

function ofObject(value: object, depth: number): number {
  if (Array.isArray(value)) return combine(LIST, magnitude(value.length));
  if (value instanceof Map || value instanceof Set) return combine(LIST, magnitude(value.size));
  const seenAs = (value as { readonly [SEEN_AS]?: () => unknown })[SEEN_AS];
  if (typeof seenAs === 'function') return abstraction(seenAs.call(value), depth);
  if (depth === 0) return DEEP;
  let hash = DEEP;
  let fields = 0;
  for (const name of Object.keys(value)) {
    if (++fields > MOST_FIELDS) break;
    hash = combine(hash, abstraction((value as Record<string, unknown>)[name], depth - 1));
  }
  return hash;
}

/** Tells numbers with a fraction from whole ones: 0 and 1 each have a kind of their own. */
const FRACTION = 64;

/** The number of binary digits, with the sign: 0, 1, 2 to 3, 4 to 7, and so on. */
function magnitude(value: number): number {
  if (!Number.isFinite(value)) return UNKNOWN;
  const size = Math.abs(value);
  const digits = size < 1 ? 0 : size > 0xffff_ffff ? 33 : 32 - Math.clz32(size);
  const kind = Number.isInteger(value) ? digits : digits + FRACTION;
  return value < 0 ? -kind : kind;
}
