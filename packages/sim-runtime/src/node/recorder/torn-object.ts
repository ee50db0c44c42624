/**
 * Whether a text is the beginning of a JSON object that ends before the object does, as a line does
 * that was not written to its end.
 *
 * Brackets and strings are followed, which tells a line that was cut short from one that was damaged:
 * the first is open at its end. What stands between brackets is not looked at.
 *
 * @param text - a line of a recording, without its line break
 */
export function isTornObject(text: string): boolean {
  if (!text.startsWith('{')) return false;
  let depth = 0;
  let isInString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    // JSON writes control characters in strings as escapes, and this format has no white space.
    if (character < ' ') return false;
    if (isInString) {
      if (character === '\\') index++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return false;
  }
  return true;
}
