import { SEEN_AS } from '../contracts/seen-as.js';
import { type ContentEntry } from '../run/contents.js';
import { knownAs } from '../kernel/sight/known-as.js';

/** A value as it was at one moment: what is seen of it stays as it is when the value changes. */
export interface Picture {
  /** What it is in itself, without its parts: the same for equal values. */
  readonly token: string;
  /** The value in few words. */
  readonly shown: string;
  /** What it consists of, by the way there: `.name`, `[3]`, `.get("key")`. */
  readonly parts: ReadonlyMap<string, Picture>;
}

const NO_PARTS: ReadonlyMap<string, Picture> = new Map();
const MOST_CHARACTERS = 80;
const MOST_SHOWN = 8;

/** What stands for an object where it is compared, as digests have it: the object itself, unless it says so. */
function seenAs(object: object): unknown {
  const view = knownAs(object)?.view;
  if (view !== undefined) return view(object as never);
  const self = object as { readonly [SEEN_AS]?: unknown };
  return typeof self[SEEN_AS] === 'function' ? (self[SEEN_AS] as () => unknown)() : object;
}

/** A picture whose parts are being taken. */
interface Unfinished extends Picture {
  readonly parts: Map<string, Picture>;
}

/**
 * Takes a picture of data with everything that can be seen of it, without running any code of its own. It
 * does without recursion, since data may be nested deeper than any stack.
 */
export function pictureOf(value: unknown): Picture {
  const known = new Map<object, Unfinished>();
  const unfinished: (readonly [object, Unfinished])[] = [];
  const take = (part: unknown): Picture => {
    if (typeof part !== 'object' || part === null) return primitive(part);
    const earlier = known.get(part);
    if (earlier !== undefined) return earlier;
    const seen = seenAs(part);
    if (seen !== part) return take(seen);
    const picture = { ...outside(part), parts: new Map<string, Picture>() };
    known.set(part, picture);
    unfinished.push([part, picture]);
    return picture;
  };
  const result = take(value);
  for (let next = unfinished.pop(); next !== undefined; next = unfinished.pop()) {
    const [object, { parts }] = next;
    for (const [step, part] of partsOf(object)) parts.set(step, take(part));
  }
  return result;
}

/** The picture of an entry: that of the state itself where it is a state, so that paths begin there. */
export function pictureOfEntry(entry: ContentEntry): Picture {
  return pictureOf(entry.kind === 'state' ? entry.state : entry);
}

function primitive(value: unknown): Picture {
  const parts = NO_PARTS;
  switch (typeof value) {
    case 'string':
      return { token: `text ${value}`, shown: shorten(JSON.stringify(value)), parts };
    case 'bigint':
      return { token: `${value}n`, shown: shorten(`${value}n`), parts };
    case 'function':
    case 'symbol':
      return { token: typeof value, shown: `a ${typeof value}`, parts };
    default:
      return { token: String(value), shown: String(value), parts };
  }
}

/** What an object is, but for its parts. */
function outside(object: object): Omit<Picture, 'parts'> {
  const name = classOf(object);
  const content = insideOf(object);
  if (content !== undefined)
    return { token: `${name} ${content}`, shown: `${name} ${shorten(content)}` };
  return { token: name, shown: inFewWords(object, name) };
}

/** The content of an object of a built-in class that has no parts to show. */
function insideOf(object: object): string | undefined {
  if (object instanceof Date) return String(Number(object));
  if (object instanceof RegExp || object instanceof Error) return String(object);
  if (object instanceof Number || object instanceof String || object instanceof Boolean) {
    return JSON.stringify(object.valueOf());
  }
  // Not every engine has this class.
  return classOf(object) === 'URL' ? String(object) : undefined;
}

function inFewWords(object: object, name: string): string {
  const bytes = bytesOf(object);
  if (bytes !== undefined) {
    const more = bytes.length > MOST_SHOWN ? ', …' : '';
    return `${name}(${bytes.length}) [${bytes.slice(0, MOST_SHOWN).join(', ')}${more}]`;
  }
  if (Array.isArray(object)) return `a list of ${object.length}`;
  if (object instanceof Map || object instanceof Set) return `a ${name} of ${object.size}`;
  const keys = Object.keys(object);
  const shown = keys.slice(0, MOST_SHOWN).join(', ');
  const more = keys.length > MOST_SHOWN ? ', …' : '';
  const fields = keys.length === 0 ? '{}' : `{ ${shown}${more} }`;
  return shorten(name === 'Object' ? fields : `${name} ${fields}`);
}

/** The elements of a typed array, or the bytes of a buffer. */
function bytesOf(object: object): Uint8Array | undefined {
  if (object instanceof ArrayBuffer) return new Uint8Array(object);
  if (object instanceof DataView) {
    return new Uint8Array(object.buffer, object.byteOffset, object.byteLength);
  }
  // Of the other typed arrays no more is used than what all of them have.
  return ArrayBuffer.isView(object) ? (object as Uint8Array) : undefined;
}

function* partsOf(object: object): Iterable<readonly [string, unknown]> {
  const elements = bytesOf(object);
  if (elements !== undefined) {
    for (let index = 0; index < elements.length; index++) yield [`[${index}]`, elements[index]];
    return;
  }
  if (object instanceof Map) yield* entriesOf(object as ReadonlyMap<unknown, unknown>);
  if (object instanceof Set) {
    let index = 0;
    for (const item of object as ReadonlySet<unknown>) yield [`.values()[${index++}]`, item];
  }
  yield* fieldsOf(object);
}

function* entriesOf(map: ReadonlyMap<unknown, unknown>): Iterable<readonly [string, unknown]> {
  let index = 0;
  for (const [key, item] of map) {
    const isObject = typeof key === 'object' && key !== null;
    if (isObject) yield [`.keys()[${index}]`, key];
    yield [isObject ? `.values()[${index}]` : `.get(${primitive(key).shown})`, item];
    index++;
  }
}

function* fieldsOf(object: object): Iterable<readonly [string, unknown]> {
  const isList = Array.isArray(object);
  const keys = Reflect.ownKeys(object);
  if (!isList) keys.sort(byName);
  for (const key of keys) {
    const field = Reflect.getOwnPropertyDescriptor(object, key);
    if (field === undefined || !('value' in field) || (isList && key === 'length')) continue;
    if (field.value !== undefined || isList) yield [stepTo(key, isList), field.value];
  }
}

function byName(first: string | symbol, second: string | symbol): number {
  const [one, other] = [String(first), String(second)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function stepTo(key: string | symbol, isList: boolean): string {
  if (typeof key === 'symbol') return `[${String(key)}]`;
  if (isList && /^\d+$/.test(key)) return `[${key}]`;
  return /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? `.${key}` : `[${shorten(JSON.stringify(key))}]`;
}

function classOf(object: object): string {
  const prototype = Object.getPrototypeOf(object) as object | null;
  const maker: unknown =
    prototype === null
      ? undefined
      : Reflect.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'Object';
}

function shorten(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS)}…`;
}
