import { parse, type ParseError, printParseErrorCode } from 'jsonc-parser';

/** A text that is not JSON. The message says in words what is missing, and at which line and column. */
export class NotJsonError extends Error {
  override readonly name = 'NotJsonError';
}

/**
 * Reads JSON as the files of a workspace have it: with comments and trailing commas.
 *
 * Nx's own reader does the same, but to import `@nx/devkit` for it takes longer than the whole review
 * of a small module.
 *
 * @throws NotJsonError
 */
export function parseJson(text: string): unknown {
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
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return `${words} at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
