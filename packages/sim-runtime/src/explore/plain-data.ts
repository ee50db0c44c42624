import { Ordered } from './ordered.js';

/** Levels of nesting from which on a value is taken for one that contains itself. */
export const MAX_NESTING = 1_000;

/**
 * Whether an object is a record: a class instance hides behaviour, and two of them are never the same data.
 */
export function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (
    prototype === null ||
    prototype === Object.prototype ||
    (typeof prototype === 'object' &&
      Object.getPrototypeOf(prototype) === null &&
      isForeignRoot(prototype))
  );
}

/** The root prototype of another realm, such as that of a worker's structured clone. */
function isForeignRoot(prototype: object): boolean {
  return Object.hasOwn(prototype, 'hasOwnProperty') && Object.hasOwn(prototype, 'isPrototypeOf');
}

/** The place of the first value that is not plain data, and what it is. */
export interface NotPlain {
  readonly path: string;
  readonly found: string;
}

/**
 * Finds the first value that is not plain data.
 *
 * @param value - what to look through
 * @param path - the name of the value itself
 */
export function findNotPlain(value: unknown, path: string): NotPlain | undefined {
  return find(value, path, []);
}

function find(value: unknown, path: string, above: readonly object[]): NotPlain | undefined {
  if (typeof value === 'function') return { path, found: 'a function' };
  if (typeof value === 'symbol') return { path, found: 'a symbol' };
  if (typeof value !== 'object' || value === null) return undefined;
  if (above.includes(value)) return { path, found: 'a value that contains itself' };
  if (above.length > MAX_NESTING)
    return { path, found: `nesting deeper than ${MAX_NESTING} levels` };
  const inside = [...above, value];
  for (const [place, part] of partsOf(value, path)) {
    const found = find(part, place, inside);
    if (found !== undefined) return found;
  }
  if (isKnownContainer(value) || isRecord(value)) return undefined;
  return { path, found: `an instance of ${className(value)}` };
}

function isKnownContainer(value: object): boolean {
  return (
    Array.isArray(value) ||
    value instanceof Map ||
    value instanceof Set ||
    value instanceof Ordered ||
    ArrayBuffer.isView(value)
  );
}

function partsOf(value: object, path: string): readonly (readonly [string, unknown])[] {
  if (ArrayBuffer.isView(value)) return [];
  if (value instanceof Ordered) return [[path, value.value]];
  if (Array.isArray(value)) return value.map((part, index) => [`${path}[${index}]`, part] as const);
  if (value instanceof Map) {
    return [...value].flatMap(([key, part], index) => [
      [`${path}.keys()[${index}]`, key] as const,
      [`${path}.values()[${index}]`, part] as const,
    ]);
  }
  if (value instanceof Set) {
    return [...value].map((part, index) => [`${path}.values()[${index}]`, part] as const);
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, part]) => [`${path}.${key}`, part] as const);
}

function className(value: object): string {
  const maker: unknown = value.constructor;
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'a class without a name';
}
