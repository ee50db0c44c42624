import { createScanner, visit } from 'jsonc-parser';

/** The parser calls itself for every level, and no file of a workspace comes near this. */
const MOST_LEVELS = 100;

/** A member of an object somewhere in a file. */
export interface Member {
  /** The keys and indices that lead to it, from the outermost, with its own. */
  readonly path: readonly string[];
  /** The line on which it stands, from 1. */
  readonly line: number;
}

/** The offset of the bracket that opens one level too many; `undefined` where there is none. */
export function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    // Texts begin with a quotation mark, so this is a bracket wherever it is one.
    const sign = text.charAt(scanner.getTokenOffset());
    if (sign === '{' || sign === '[') depth += 1;
    if (sign === '}' || sign === ']') depth -= 1;
    if (depth > MOST_LEVELS) return scanner.getTokenOffset();
  }
  return undefined;
}

/**
 * All members of all objects, in the order of the file, those as well that a parser drops: of two with one
 * key it keeps the last, and `__proto__` is no key to it. The text must be JSON that is not too deep.
 */
export function membersOf(text: string): readonly Member[] {
  const members: Member[] = [];
  visit(
    text,
    {
      onObjectProperty: (key, _offset, _length, line, _column, pathOf) => {
        members.push({ path: [...pathOf().map(String), key], line: line + 1 });
      },
    },
    { allowTrailingComma: true },
  );
  return members;
}
