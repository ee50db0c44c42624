import { equalityDigest } from '../kernel/digest.js';
import { sightOfClass } from '../kernel/sight/class-sight.js';
import { fieldNames } from '../kernel/sight/field-names.js';

/**
 * A text that two values share exactly when they are equal as data: the order of an object's fields,
 * of a set's elements and of a map's entries plays no part. Objects of public classes are equal to records with the same
 * fields. Errors, regular expressions, URLs and buffers are equal where their digests of 32 bits are.
 *
 * @param value - data, maps, sets, dates and bytes included
 * @throws TypeError for functions, symbols, and objects that cannot be seen whole, such as those with private fields
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return Object.is(value, -0) ? '0' : String(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return 'undefined';
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    default:
      throw new TypeError(
        `A ${typeof value} is no data, so it cannot be part of a call or a state.`,
      );
  }
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value instanceof Set) return `#{${[...value].map(canonical).sort().join()}}`;
  if (value instanceof Map) {
    return `#map{${[...value]
      .map((entry) => canonical(entry))
      .sort()
      .join()}}`;
  }
  if (value instanceof Date) return `#date{${value.getTime()}}`;
  if (isTypedArray(value)) {
    return `#${value[Symbol.toStringTag]}{${Array.from(value, canonical).join()}}`;
  }
  if (!isFieldsAlone(value)) return `#digest{${equalityDigest(value)}}`;
  const fields = fieldNames(value)
    .map((name) => [name, (value as Readonly<Record<PropertyKey, unknown>>)[name]] as const)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => `${nameText(name)}:${canonical(field)}`);
  return `{${fields.sort().join()}}`;
}

function isTypedArray(value: object): value is Uint8Array {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** Whether an object is a record, or of a class whose objects have nothing but fields that can be seen. */
function isFieldsAlone(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null || prototype === Object.prototype) return true;
  const { isPlain, isOrdinary } = sightOfClass(prototype);
  return isPlain || isOrdinary;
}

function nameText(name: PropertyKey): string {
  return typeof name === 'symbol' ? String(name) : JSON.stringify(name);
}
