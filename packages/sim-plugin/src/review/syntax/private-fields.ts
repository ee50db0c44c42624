import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Comments, strings and templates, in which braces and names mean nothing. */
const NO_CODE = /\/\*[^]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[^])*`/g;
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.js', '.mjs'];
/** Classes extend each other this often at most; more would be a circle. */
const MOST_DEEP = 8;

/** A class and its private fields. */
export interface HiddenState {
  readonly name: string;
  readonly fields: readonly string[];
}

export const NOTHING: HiddenState = { name: '', fields: [] };

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
  const code = withoutText(text);
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
  const file = fileBeside(importer, specifier);
  if (file === undefined) return [];
  return privateFieldsOf(className, readFileSync(file, 'utf8'), file, depth + 1);
}

/**
 * The class with private fields of which a function gives objects, by its return type or by a `new` in it.
 *
 * @param specifier - where the function is imported from; nothing is known of packages
 */
export function hiddenByFactory(
  functionName: string,
  specifier: string,
  importer: string,
): HiddenState {
  const file = fileBeside(importer, specifier);
  if (file === undefined) return NOTHING;
  const text = readFileSync(file, 'utf8');
  const code = withoutText(text);
  const start = new RegExp(`\\b(?:function|const|let)\\s+${quoted(functionName)}\\b`).exec(code);
  if (start === null) return NOTHING;
  const rest = code.slice(start.index + start[0].length);
  const end = rest.search(/\n(?:export|function|const|let|class|interface|type)\b/);
  const body = end < 0 ? rest : rest.slice(0, end);
  const classes = [...body.matchAll(/(?:\)\s*:\s*|\bnew\s+)([A-Za-z_$][\w$]*)/g)];
  for (const [, name = ''] of classes) {
    const fields = privateFieldsOf(name, text, file);
    if (fields.length > 0) return { name, fields };
  }
  return NOTHING;
}

function fileBeside(importer: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = join(dirname(importer), specifier.replace(/\.[cm]?jsx?$/, ''));
  return EXTENSIONS.map((extension) => path + extension).find((it) => existsSync(it));
}

/** The code with blanks in the place of comments and strings. */
function withoutText(text: string): string {
  return text.replaceAll(NO_CODE, (piece) => ' '.repeat(piece.length));
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
