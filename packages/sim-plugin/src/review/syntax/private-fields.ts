import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Comments, strings and templates, in which braces and names mean nothing. */
const NO_CODE = /\/\*[^]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/g;
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.js', '.mjs'];
/** Classes extend each other this often at most; more would be a circle. */
const MOST_DEEP = 8;

/**
 * The private fields of a class and of those that it extends, as far as its files are followed. They are
 * read from the text: linters give a rule the tree of one file alone.
 *
 * @param text - the file that declares the class, or imports it from a file beside it
 * @param filename - absolute path of that file
 */
export function privateFieldsOf(
  className: string,
  text: string,
  filename: string,
  depth = 0,
): readonly string[] {
  if (depth > MOST_DEEP) return [];
  const code = text.replaceAll(NO_CODE, (piece) => ' '.repeat(piece.length));
  const declared = new RegExp(`\\bclass\\s+${quoted(className)}\\b([^{]*)\\{`).exec(code);
  if (declared === null) return imported(className, code, text, filename, depth);
  const start = declared.index + declared[0].length;
  const [, base] = /\bextends\s+([\w$]+)/.exec(declared[1] ?? '') ?? [];
  const inherited = base === undefined ? [] : privateFieldsOf(base, text, filename, depth + 1);
  return [...fieldsIn(code, start), ...inherited];
}

/**
 * The private fields of a class that a file beside another exports.
 *
 * @param specifier - where it is imported from; nothing is known of packages
 */
export function importedPrivateFields(
  className: string,
  specifier: string,
  importer: string,
  depth = 0,
): readonly string[] {
  if (!specifier.startsWith('.')) return [];
  const path = join(dirname(importer), specifier.replace(/\.[cm]?jsx?$/, ''));
  const file = EXTENSIONS.map((extension) => path + extension).find((it) => existsSync(it));
  if (file === undefined) return [];
  return privateFieldsOf(className, readFileSync(file, 'utf8'), file, depth + 1);
}

function imported(
  className: string,
  code: string,
  text: string,
  filename: string,
  depth: number,
): readonly string[] {
  for (const found of code.matchAll(/\b(?:import|export)\s*(?:type\s*)?\{([^}]*)\}\s*from\b/g)) {
    const names = (found[1] ?? '').split(',').map((name) => name.trim().split(/\s+as\s+/));
    const name = names.find(([first, alias]) => (alias ?? first) === className)?.[0];
    const rest = text.slice(found.index + found[0].length);
    const specifier = /^\s*['"]([^'"]+)['"]/.exec(rest)?.[1];
    if (name !== undefined && specifier !== undefined) {
      return importedPrivateFields(name.replace(/^type\s+/, ''), specifier, filename, depth);
    }
  }
  return [];
}

/** Fields, not methods, that each object has of its own: `static` ones are the class's. */
function fieldsIn(code: string, start: number): readonly string[] {
  const fields: string[] = [];
  let depth = 1;
  for (let at = start; at < code.length && depth > 0; at++) {
    const mark = code[at] as string;
    if ('{(['.includes(mark)) depth++;
    else if ('})]'.includes(mark)) depth--;
    else if (mark === '#' && depth === 1 && isField(code, at)) {
      fields.push(/^#[\w$]+/.exec(code.slice(at, at + 100))?.[0] ?? '#');
    }
  }
  return fields;
}

function isField(code: string, at: number): boolean {
  const before = code.slice(Math.max(0, at - 40), at);
  return (
    !/\.$|\bstatic\s+(readonly\s+)?$/.test(before) &&
    /^#[\w$]+\s*[?!]?\s*[:;=}\n]/.test(code.slice(at, at + 100))
  );
}

function quoted(name: string): string {
  return name.replaceAll('$', '\\$');
}
