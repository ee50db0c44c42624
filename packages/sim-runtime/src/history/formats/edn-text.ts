/**
 * A value as EDN.
 *
 * @param value - data; a text that begins with a colon is a keyword if it can be one
 */
export function ednText(value: unknown): string {
  if (value === undefined || value === null) return 'nil';
  if (typeof value === 'string') return isKeyword(value) ? value : JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return `[${value.map(ednText).join(' ')}]`;
  if (value instanceof Set) return `#{${[...value].map(ednText).join(' ')}}`;
  const entries: readonly (readonly [unknown, unknown])[] =
    value instanceof Map
      ? [...(value as Map<unknown, unknown>)]
      : Object.entries(value).map(([name, field]) => [`:${name}`, field]);
  return `{${entries.map(([key, field]) => `${ednText(key)} ${ednText(field)}`).join(', ')}}`;
}

function isKeyword(text: string): boolean {
  return /^:[A-Za-z][\w.*+!?/<>=-]*$/.test(text);
}
