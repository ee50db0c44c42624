import { boundedText } from '../kernel/bounded-text.js';

/** The most characters of a line that is printed, and how many of them the mark may take that says so. */
const MOST_LINE = 8_000;
const MARK = 40;

/**
 * What a terminal, a log viewer or an XML parser acts upon instead of showing it: control characters
 * (C0, DEL, C1), separators of lines and paragraphs, bidirectional controls, byte order marks, halves of
 * characters and code points that are none.
 */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}\ufeff]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A runner's command: `::name` at the beginning of a line, `##[name` or `##vso[name` anywhere in it. */
const COMMAND = /^(\s*):(?=:)|##(?=\w*\[)/g;

/**
 * One line of text that can be printed whatever it holds: characters that are not shown but acted upon,
 * line breaks among them, are written as visible escapes (`\x1b`, `\n`, `\u202e`), and what a CI server
 * would carry out as a command is no longer one.
 *
 * A backslash is not escaped, so that what this returns stays as it is when it passes here again.
 *
 * @param line - text from anywhere: a state, a message, a name, a file
 * @returns at most some thousand characters; a longer line is cut, with a mark that says by how much
 */
export function printable(line: string): string {
  const text = line.replaceAll(UNPRINTABLE, escapeOf).replaceAll(COMMAND, harmless);
  return text.length <= MOST_LINE ? text : boundedText(text, MOST_LINE - MARK);
}

function harmless(_: string, indent: string | undefined): string {
  return indent === undefined ? '#\\x23' : `${indent}\\x3a`;
}

/**
 * Text of any length and several lines, in which everything but line breaks and tabs that is not shown
 * but acted upon is written as a visible escape.
 *
 * @param text - text from anywhere
 */
export function visible(text: string): string {
  return text.replaceAll(UNPRINTABLE, (character) =>
    character === '\n' || character === '\t' ? character : escapeOf(character),
  );
}

function escapeOf(character: string): string {
  const short = SHORT[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xff) return `\\x${hex(code, 2)}`;
  return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 0)}}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
