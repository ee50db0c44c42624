import { isRecord } from './plain-data.js';

/**
 * Plain data as text: equal data gives equal text and different data different text, by the same equality
 * as fingerprints.
 *
 * @param value - plain data
 */
export function canonicalText(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      return value === 0 ? '0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'object':
      return value === null ? 'null' : textOfObject(value);
    default:
      return String(value);
  }
}

function textOfObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (value instanceof Map) {
    return `Map{${sorted([...value].map(([key, part]) => `${canonicalText(key)}=>${canonicalText(part)}`))}}`;
  }
  if (value instanceof Set) return `Set{${sorted([...value].map(canonicalText))}}`;
  if (isRecord(value)) {
    return `{${sorted(Object.entries(value).map(([key, part]) => `${JSON.stringify(key)}:${canonicalText(part)}`))}}`;
  }
  if (ArrayBuffer.isView(value)) {
    return `Bytes[${new Uint8Array(value.buffer, value.byteOffset, value.byteLength).join(',')}]`;
  }
  return String(value);
}

function sorted(texts: string[]): string {
  return texts.sort().join(',');
}
