/** A word or a mark of JavaScript. */
export interface Token {
  /** The word or mark itself; `'` for a string, template, number or regular expression. */
  readonly text: string;
  /** How many brackets are open around it; a bracket counts as outside of itself. */
  readonly depth: number;
}

/** What stands for a literal, whose text is of no interest. */
const LITERAL = "'";

const SPACE = /(?:\s|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)+/y;
const WORD = /#?[\p{ID_Start}$_\\](?:[\p{ID_Continue}$\\]|\u200c|\u200d)*/uy;
const NUMBER = /\.?\d(?:[\w.]|[eE][+-])*/y;
const STRING = /'(?:[^'\\]|\\[^])*'|"(?:[^"\\]|\\[^])*"/y;
const REGULAR_EXPRESSION = /\/(?:[^\\/[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/\w*/y;
const TEMPLATE_PART = /(?:[^`\\$]|\\[^]|\$(?!\{))*/y;
const MARK = /=>|===?|!==?|[^]/y;

/** Words after which `/` begins a regular expression, since a value cannot end with them. */
const BEFORE_VALUE = new Set(
  'await case delete do else in instanceof new of return throw typeof void yield'.split(' '),
);
/** Words whose parentheses are followed by a statement. */
const BEFORE_CONDITION = new Set(['if', 'while', 'for', 'with']);

/**
 * The words and marks of a piece of code: strings, comments, templates and regular expressions are
 * passed over, the code inside of templates is not.
 *
 * @param code - JavaScript that is syntactically right, such as a class as the engine gives its source
 */
export function codeTokens(code: string): readonly Token[] {
  return new Tokenizer(code).run();
}

class Tokenizer {
  readonly #code: string;
  readonly #tokens: Token[] = [];
  /** The open brackets; '`' for one that code in a template is in. */
  readonly #open: string[] = [];
  #at = 0;
  /** Whether a `/` would begin a regular expression here. */
  #wantsValue = true;

  constructor(code: string) {
    this.#code = code;
  }

  run(): readonly Token[] {
    while (this.#at < this.#code.length) this.#step();
    return this.#tokens;
  }

  #step(): void {
    if (this.#take(SPACE) !== undefined) return;
    const word = this.#take(WORD);
    if (word !== undefined) return this.#word(word);
    const isLiteral =
      this.#take(NUMBER) ??
      this.#take(STRING) ??
      (this.#wantsValue ? this.#take(REGULAR_EXPRESSION) : undefined);
    if (isLiteral !== undefined) return this.#literal();
    const mark = this.#take(MARK) ?? '';
    if (mark === '`') return this.#template();
    this.#mark(mark);
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#code)?.[0];
    if (text === undefined || text === '') return undefined;
    this.#at += text.length;
    return text;
  }

  #push(text: string): void {
    this.#tokens.push({ text, depth: this.#open.length });
  }

  #word(word: string): void {
    // A property may have the name of a keyword.
    const isProperty = this.#tokens.at(-1)?.text === '.';
    this.#push(word);
    this.#wantsValue = !isProperty && BEFORE_VALUE.has(word);
  }

  #literal(): void {
    this.#push(LITERAL);
    this.#wantsValue = false;
  }

  #mark(mark: string): void {
    if (mark === '(' || mark === '[' || mark === '{') {
      const isCondition = mark === '(' && BEFORE_CONDITION.has(this.#tokens.at(-1)?.text ?? '');
      this.#push(mark);
      this.#open.push(isCondition ? 'if' : mark);
      this.#wantsValue = true;
    } else if (mark === ')' || mark === ']' || mark === '}') {
      const opened = this.#open.pop();
      if (opened === '`') return this.#template();
      this.#push(mark);
      // What follows a block or a condition is a statement.
      this.#wantsValue = mark === '}' || opened === 'if';
    } else {
      this.#push(mark);
      this.#wantsValue = true;
    }
  }

  /** Passes over the text of a template up to its end, or up to code inside of it. */
  #template(): void {
    this.#take(TEMPLATE_PART);
    if (this.#code[this.#at] === '$') {
      this.#at += 2;
      this.#open.push('`');
      this.#wantsValue = true;
    } else {
      this.#at += 1;
      this.#literal();
    }
  }
}
