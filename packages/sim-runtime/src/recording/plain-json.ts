/**
 * Plain data as JSON and back, without loss: beside what JSON has, maps, sets, byte arrays, big
 * integers, `undefined` in lists, and the numbers that JSON cannot write.
 *
 * What is not JSON becomes an object with one key that begins with `$`; an object of the data's own
 * that has such a key is written as a list of its entries.
 */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Writes plain data as one line of JSON.
 *
 * @throws TypeError when `value` holds what is no data: a function, a symbol, an object with a class
 *   of its own, or a cycle
 */
export function stringifyPlain(value: unknown): string {
  return JSON.stringify(toJson(value));
}

/** Plain data as what `JSON.stringify` writes without loss. @throws TypeError as `stringifyPlain` does */
export function toJson(value: unknown): Json {
  return encode(value, []);
}

/** The plain data that `toJson` made JSON of. @throws SyntaxError when it holds a tag that is unknown */
export function fromJson(json: Json): unknown {
  return decode(json);
}

/**
 * Reads what `stringifyPlain` wrote.
 *
 * @throws SyntaxError when `text` is no JSON
 */
export function parsePlain(text: string): unknown {
  return fromJson(JSON.parse(text) as Json);
}

function encode(value: unknown, path: readonly object[]): Json {
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : { $number: Object.is(value, -0) ? '-0' : String(value) };
    case 'bigint':
      return { $bigint: value.toString() };
    case 'undefined':
      return { $undefined: true };
    case 'object':
      return value === null ? null : encodeObject(value, path);
    default:
      throw new TypeError(`A ${typeof value} is no data and cannot be written as JSON.`);
  }
}

function encodeObject(value: object, path: readonly object[]): Json {
  if (path.includes(value)) {
    throw new TypeError('Data that contains itself cannot be written as JSON.');
  }
  const inside = [...path, value];
  const list = (items: Iterable<unknown>): readonly Json[] =>
    Array.from(items, (item) => encode(item, inside));
  if (Array.isArray(value)) return list(value);
  if (value instanceof Map) return { $map: list(value) };
  if (value instanceof Set) return { $set: list(value) };
  if (value instanceof Uint8Array) return { $bytes: toHex(value) };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    const { name } = (value as { readonly constructor: { readonly name: string } }).constructor;
    throw new TypeError(`A ${name} is no plain data and cannot be written as JSON.`);
  }
  return encodeRecord(Object.entries(value), inside);
}

function encodeRecord(entries: readonly [string, unknown][], path: readonly object[]): Json {
  const present = entries
    .filter(([, value]) => value !== undefined)
    .map(([key, value]): [string, Json] => [key, encode(value, path)]);
  const needsEscape = present.some(([key]) => key.startsWith('$') || key === '__proto__');
  return needsEscape ? { $object: present } : Object.fromEntries(present);
}

function decode(json: Json): unknown {
  if (typeof json !== 'object' || json === null) return json;
  if (isList(json)) return json.map(decode);
  const entries = Object.entries(json);
  const [first] = entries;
  if (entries.length === 1 && first?.[0].startsWith('$')) return decodeTagged(...first);
  return Object.fromEntries(entries.map(([key, value]) => [key, decode(value)]));
}

function decodeTagged(tag: string, json: Json): unknown {
  const items = isList(json) ? json.map(decode) : [];
  switch (tag) {
    case '$map':
      return new Map(items as [unknown, unknown][]);
    case '$set':
      return new Set(items);
    case '$object':
      return Object.fromEntries(items as [string, unknown][]);
    case '$bytes':
      return fromHex(String(json));
    case '$bigint':
      return BigInt(String(json));
    case '$number':
      return Number(json);
    case '$undefined':
      return undefined;
    default:
      throw new SyntaxError(`There is no data named "${tag}" in this form of JSON.`);
  }
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}
