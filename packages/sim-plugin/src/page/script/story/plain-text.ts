import type { Plain } from '@gossip/sim-runtime/sim';

const SHORT = 60;

/** A value over as many lines as it needs: fields one below the other, what is short on one line. */
export function plainText(value: Plain): string {
  const short = shortText(value);
  return short.length <= SHORT ? short : linesOf(value).join('\n');
}

function linesOf(value: Plain): readonly string[] {
  if (isList(value)) return value.flatMap((item) => titled('-', item));
  if (typeof value !== 'object' || value === null) return [shortText(value)];
  return Object.entries(value).flatMap(([key, item]) => titled(`${key}:`, item));
}

function titled(title: string, value: Plain): readonly string[] {
  const short = shortText(value);
  const isShort = short.length <= SHORT || typeof value !== 'object' || value === null;
  return isShort ? [`${title} ${short}`] : [title, ...linesOf(value).map((line) => `  ${line}`)];
}

/** A value on one line. */
export function shortText(value: Plain): string {
  if (isList(value)) return `[${value.map(shortText).join(', ')}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? quoted(value) : String(value);
  const fields = Object.entries(value).map(([key, item]) => `${key}: ${shortText(item)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}

/** A word needs no quotation marks; a sentence has them, so that one sees where it ends. */
function quoted(text: string): string {
  return /^[\w-]+$/.test(text) ? text : JSON.stringify(text);
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
