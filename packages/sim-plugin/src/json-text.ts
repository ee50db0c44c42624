/** What JSON may hold in a string as it is, and a terminal acts upon, or a runner (`##[command]`). */
const ACTED_UPON = /[\p{Zl}\p{Zp}\p{Bidi_Control}\u007f-\u009f\ufeff]|(?<=#)#(?=\w*\[)/gu;

/**
 * A value as indented JSON with a line break at its end.
 *
 * Characters that a terminal acts upon instead of showing them are written as JSON's own escapes: the
 * file can be printed, and parsing it restores them.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replaceAll(ACTED_UPON, escapeOf)}\n`;
}

function escapeOf(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
