import { boundedText } from '../kernel/bounded-text.js';

const MOST_LENGTH = 60;

/** What kind of message, input or event a value is, in a sentence: its `kind` or `type`, where it has one. */
export function kindInWords(value: unknown): string {
  try {
    const { kind, type } = value as { readonly kind?: unknown; readonly type?: unknown };
    const name = typeof kind === 'string' ? kind : type;
    if (typeof name === 'string') return `"${boundedText(name, MOST_LENGTH)}"`;
    return typeof value === 'string'
      ? `"${boundedText(value, MOST_LENGTH)}"`
      : `of type ${typeof value}`;
  } catch {
    return `of type ${typeof value}`;
  }
}
