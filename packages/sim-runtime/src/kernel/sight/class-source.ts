import { codeTokens, type Token } from './code-tokens.js';

/** What the source of a class says about its instances. */
export interface ClassSource {
  /** Private fields, which nothing outside of the class can read: `#v`, or what it was lowered to. */
  readonly privateFields: readonly string[];
  /** Fields that the class itself begins as functions, so that they are methods by another syntax. */
  readonly functionFields: ReadonlySet<string>;
}

/** The functions by which compilers begin a private field of older targets. */
const LOWERED_FIELD =
  /^_{0,2}(privateAdd|classPrivateFieldInitSpec|classPrivateFieldInit|class_private_field_init)(\$\d+)?$/;
/** What compilers name the set of instances by which they know private methods: no state. */
const METHODS = /_(instances|brand)(\$\d+)?$/;

/**
 * Reads what a class keeps to itself. Static members and private methods are no state of an instance.
 *
 * @param source - the class, or a constructor function, as `Function.prototype.toString` gives it
 */
export function readClass(source: string): ClassSource {
  const tokens = codeTokens(source);
  const privateFields = new Set<string>();
  const functionFields = new Set<string>();
  const isClass = tokens[0]?.text === 'class';
  tokens.forEach(({ text, depth }, index) => {
    if (isClass && depth === 1) {
      if (text.startsWith('#') && isInstanceField(tokens, index)) privateFields.add(text);
      if (beginsAsFunction(tokens, index)) functionFields.add(text);
    }
    const lowered = loweredField(tokens, index);
    if (lowered !== undefined) privateFields.add(lowered);
  });
  return { privateFields: [...privateFields], functionFields };
}

function isInstanceField(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text;
  const after = tokens[index + 1]?.text;
  return before !== '.' && before !== 'static' && after !== '(' && after !== 'in';
}

function beginsAsFunction(tokens: readonly Token[], index: number): boolean {
  const text = (ahead: number): string | undefined => tokens[index + ahead]?.text;
  if (text(1) !== '=' || text(-1) === 'static' || text(-1) === '.') return false;
  const start = text(2) === 'async' && text(3) !== '=>' ? 3 : 2;
  if (text(start) === 'function' || text(start + 1) === '=>') return true;
  if (text(start) !== '(') return false;
  const end = tokens.findIndex(
    ({ text: mark, depth }, at) => at > index + start && mark === ')' && depth === 1,
  );
  return end > 0 && tokens[end + 1]?.text === '=>';
}

/** A private field that a compiler has made a weak map of. */
function loweredField(tokens: readonly Token[], index: number): string | undefined {
  const texts = tokens.slice(index, index + 7).map(({ text }) => text);
  const [name = '', ...rest] = texts;
  if (name.startsWith('_') && rest.slice(0, 4).join(' ') === '. set ( this') return name;
  if (!LOWERED_FIELD.test(name)) return undefined;
  // Bundlers reach some of them as a member of a namespace: `_class_private_field_init._(this, …)`.
  const call = rest[0] === '.' ? rest.slice(2) : rest;
  const [open, self, , field = ''] = call;
  return open === '(' && self === 'this' && !METHODS.test(field) ? field : undefined;
}
