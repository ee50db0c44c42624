const MARK = '\uFEFF';

/** A text without the byte order mark, which editors and linters do not count as a character. */
export function withoutMark(text: string): string {
  return text.startsWith(MARK) ? text.slice(1) : text;
}

/** A changed text with the mark that the original had. */
export function withMarkOf(original: string, changed: string): string {
  return original.startsWith(MARK) ? MARK + changed : changed;
}
