import type { Plain } from '@gossip/sim-runtime/sim';

const SHORT = 60;

/** A value over as many lines as it needs: fields one below the other, what is short on one line. */
export function plainText(value: Plain, indent = ''): string {
  const short = shortText(value);
  if (short.length <= SHORT) return short;
  const deeper = `${indent}  `;
  if (isList(value)) {
    return value.map((item) => `\n${deeper}- ${plainText(item, deeper)}`).join('');
  }
  if (typeof value !== 'object' || value === null) return short;
  const fields = Object.entries(value).map(
    ([key, item]) => `${deeper}${key}: ${plainText(item, deeper)}`,
  );
  return `${indent === '' ? '' : '\n'}${fields.join('\n')}`;
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
