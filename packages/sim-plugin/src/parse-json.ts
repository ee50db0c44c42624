import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';
import { tooDeepAt } from './json-structure.js';
import { withoutMark } from './byte-order-mark.js';

/** A text that is not JSON. The message says in words what is missing, and at which line and column. */
export class NotJsonError extends Error {
  override readonly name = 'NotJsonError';
}

/**
 * Reads JSON as the files of a workspace have it: with comments, trailing commas and a byte
 * order mark.
 *
 * Nx's own reader does the same, but to import `@nx/devkit` for it takes longer than the whole review
 * of a small module.
 *
 * @throws NotJsonError
 */
export function parseJson(content: string): unknown {
  const text = withoutMark(content);
  const deep = tooDeepAt(text);
  if (deep !== undefined) throw new NotJsonError(`nested too deeply at ${place(deep, text)}`);
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined) throw new NotJsonError(inWords(first, text));
  return value;
}

/** The parser names an error `ColonExpected`, and a sentence wants words. */
function inWords({ error, offset }: ParseError, text: string): string {
  const words = printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
  return `${words} at ${place(offset, text)}`;
}

function place(offset: number, text: string): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
