import { Ordered } from './ordered.js';
import { isRecord } from './plain-data.js';

type Join = (texts: string[]) => string;

const inOrder: Join = (texts) => texts.join(',');
const sorted: Join = (texts) => texts.sort().join(',');

/**
 * Plain data as text: equal data gives equal text and different data different text, by the same equality
 * as fingerprints.
 *
 * @param value - plain data
 */
export function canonicalText(value: unknown): string {
  return textOf(value, sorted);
}

function textOf(value: unknown, join: Join): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return value === 0 ? '0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : textOfObject(value, join);
    default:
      return String(value);
  }
}

/** @param join - joins the entries of maps and sets */
function textOfObject(value: object, join: Join): string {
  const text = (part: unknown): string => textOf(part, join);
  if (Array.isArray(value)) return `[${value.map(text).join(',')}]`;
  if (value instanceof Map) {
    return `Map{${join([...value].map(([key, part]) => `${text(key)}=>${text(part)}`))}}`;
  }
  if (value instanceof Set) return `Set{${join([...value].map(text))}}`;
  if (isRecord(value)) {
    return `{${sorted(Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${text(part)}`))}}`;
  }
  if (value instanceof Ordered) return textOf(value.value, inOrder);
  if (ArrayBuffer.isView(value)) {
    return `Bytes[${new Uint8Array(value.buffer, value.byteOffset, value.byteLength).join(',')}]`;
  }
  return String(value);
}
