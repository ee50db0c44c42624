import { HistoryError } from '../history-error.js';

/** What closes a form of several values. */
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '#{': '}' };

const CHARACTERS: Readonly<Record<string, string>> = {
  newline: '\n',
  return: '\r',
  space: ' ',
  tab: '\t',
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** White space and commas, comments; then a string, a character, a bracket, a discard or tag mark, or an atom. */
const TOKEN =
  /(?:[\s,]|;[^\n]*)*(?:("(?:[^"\\]|\\[^])*")|(\\(?:[^\s,()[\]{}"][^\s,()[\]{}"]*|[^]))|(#\{|[()[\]{}])|(#_)|(#?[^\s,()[\]{}";]+)|(.))/gy;

const DISCARD = Symbol('discard');

/**
 * The values of a text in EDN (extensible data notation), one after another: all forms, not the first alone.
 *
 * Vectors and lists are arrays, maps are `Map`, sets are `Set`, `nil` is `null`; keywords are texts that begin with
 * a colon, symbols are texts. Integers beyond 2^53 are bigints, not rounded. The tags of tagged values are dropped.
 *
 * @param text - the text
 * @throws HistoryError with line and column, where the text is no EDN
 */
export function* ednValues(text: string): Generator {
  const reader = new EdnReader(text);
  for (let value = reader.next(); value !== EdnReader.END; value = reader.next()) {
    if (value !== DISCARD) yield value;
  }
}

class EdnReader {
  static readonly END = Symbol('end');
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The next value, `DISCARD` for one that is left out, or `END`. */
  next(): unknown {
    const match = this.#token();
    if (match === null) return EdnReader.END;
    const [, string, character, bracket, discard, atom] = match;
    if (string !== undefined) return unescaped(string);
    if (character !== undefined) return characterOf(character);
    if (bracket !== undefined) return this.#form(bracket);
    if (discard !== undefined) {
      this.#required('#_');
      return DISCARD;
    }
    if (atom === undefined) throw this.#error('an unexpected character');
    return atom.startsWith('#') && atom !== '##' && !/^##(Inf|-Inf|NaN)$/.test(atom)
      ? this.#required(atom)
      : atomOf(atom);
  }

  #token(): RegExpExecArray | null {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (match !== null) this.#at = TOKEN.lastIndex;
    return match;
  }

  #required(before: string): unknown {
    for (;;) {
      const value = this.next();
      if (value === EdnReader.END) throw this.#error(`nothing after ${before}`);
      if (value !== DISCARD) return value;
    }
  }

  #form(open: string): unknown {
    const close = CLOSING[open];
    if (close === undefined) throw this.#error(`a "${open}" that closes nothing`);
    const values: unknown[] = [];
    while (!this.#closes(close)) {
      const value = this.next();
      if (value === EdnReader.END) throw this.#error(`no "${close}"`);
      if (value !== DISCARD) values.push(value);
    }
    if (open === '#{') return new Set(values);
    if (open !== '{') return values;
    if (values.length % 2 === 1) throw this.#error('a map with a key that has no value');
    return new Map(pairs(values));
  }

  #closes(close: string): boolean {
    const before = this.#at;
    const match = this.#token();
    if (match?.[3] === close) return true;
    this.#at = before;
    return false;
  }

  #error(what: string): HistoryError {
    const lines = this.#text.slice(0, this.#at).split('\n');
    const column = lines.at(-1)?.length ?? 0;
    return new HistoryError(`The EDN has ${what} at line ${lines.length}, column ${column}.`);
  }
}

function pairs(values: readonly unknown[]): (readonly [unknown, unknown])[] {
  return Array.from({ length: values.length / 2 }, (_, index) => [
    values[2 * index],
    values[2 * index + 1],
  ]);
}

function unescaped(string: string): string {
  return string
    .slice(1, -1)
    .replace(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, one: string) =>
      code === undefined ? (ESCAPES[one] ?? one) : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

function characterOf(token: string): string {
  const name = token.slice(1);
  if (/^u[0-9a-fA-F]{4}$/.test(name))
    return String.fromCharCode(Number.parseInt(name.slice(1), 16));
  return CHARACTERS[name] ?? name;
}

function atomOf(atom: string): unknown {
  if (atom === 'nil') return null;
  if (atom === 'true' || atom === 'false') return atom === 'true';
  if (/^[+-]?\d+N?$/.test(atom)) {
    const digits = atom.replace(/^\+|N$/g, '');
    const number = Number(digits);
    return Number.isSafeInteger(number) ? number : BigInt(digits);
  }
  return /^[+-]?\d+(\.\d*)?([eE][+-]?\d+)?M?$/.test(atom) ? Number(atom.replace('M', '')) : atom;
}
