const MOST_LETTERS = 120;

/** A value as it is shown in a verdict. */
export function inWords(value: unknown): string {
  const words = value === undefined ? 'nothing' : (JSON.stringify(value, plain) ?? String(value));
  return words.length > MOST_LETTERS ? `${words.slice(0, MOST_LETTERS)}…` : words;
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value] as unknown[];
  return typeof value === 'bigint' ? value.toString() : value;
}
