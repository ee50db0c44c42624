import { SEEN_AS } from '../../contracts/seen-as.js';
import { combine, hashLabel } from '../keyed-hash.js';
import { type BuiltIn, builtInOf, HOST_BUILT_INS } from './built-ins.js';
import { readClass } from './class-source.js';

/** What can be seen of the instances of a class. */
export interface ClassSight {
  /** The names of the class and of those that it extends. */
  readonly hash: number;
  /** Whether instances are no other than records, as those of `Object` are. */
  readonly isPlain: boolean;
  /** Whether instances are records of fields, each of which can be seen. */
  readonly isOrdinary: boolean;
  /** The built-in class that it is or extends, if it can be seen whole. */
  readonly builtIn: BuiltIn | undefined;
  /** Whether it is a class of its own, so that instances are not the same as those of the built-in. */
  readonly isOwnClass: boolean;
  /** Whether instances say themselves how they are to be seen. */
  readonly saysItself: boolean;
  /** Why instances cannot be seen whole, if they cannot. */
  readonly hidden: Hidden | undefined;
  /** Own fields which are methods by another syntax. */
  readonly functionFields: ReadonlySet<PropertyKey>;
  /** The prototype, where it is no class's, and so holds data that instances have from it. */
  readonly inherited: object | undefined;
}

/** Why a value cannot be seen whole. */
export type Hidden =
  | { readonly kind: 'private'; readonly fields: readonly string[]; readonly className: string }
  | { readonly kind: 'opaque'; readonly what: string };

const sourceOf = Function.prototype.toString;
const NATIVE = /\{\s*\[native code\]\s*\}\s*$/;
const iteratorPrototype = Object.getPrototypeOf(
  Object.getPrototypeOf([][Symbol.iterator]()),
) as object;
const asyncIteratorPrototype = Object.getPrototypeOf(
  Object.getPrototypeOf(
    async function* () {
      yield await Promise.resolve();
    }.prototype,
  ),
) as object;

const sights = new WeakMap<object, ClassSight>();

/**
 * What can be seen of objects with a prototype. Found out once for each prototype.
 *
 * @param prototype - not `null`
 */
export function sightOfClass(prototype: object): ClassSight {
  const known = sights.get(prototype);
  if (known !== undefined) return known;
  const sight = look(prototype);
  sights.set(prototype, sight);
  return sight;
}

interface Draft {
  readonly names: string[];
  readonly functionFields: Set<PropertyKey>;
  builtIn?: BuiltIn;
  hidden?: Hidden;
  inherited?: object;
  nativeName?: string;
}

function look(prototype: object): ClassSight {
  const draft: Draft = { names: [], functionFields: new Set() };
  let at: object | null = prototype;
  while (at !== null && addPrototype(draft, at)) at = Object.getPrototypeOf(at) as object | null;
  const { functionFields, hidden, inherited, nativeName } = draft;
  // Bytes that came by Node's own way of making them are bytes.
  const names = draft.names.length === 1 && draft.names[0] === 'Buffer' ? [] : draft.names;
  // What only has a built-in's prototype somewhere above it has none of its slots.
  const builtIn = inherited === undefined ? draft.builtIn : undefined;
  const allNames = nativeName === undefined ? names : [...names, nativeName];
  const saysItself = typeof (prototype as { [SEEN_AS]?: unknown })[SEEN_AS] === 'function';
  const isPlain = allNames.length === 0 && hidden === undefined && inherited === undefined;
  const isPublic = hidden === undefined && inherited === undefined && builtIn === undefined;
  return {
    hash: allNames.reduce((hash, name) => combine(hash, hashLabel(name)), 0),
    isPlain,
    isOrdinary: isPublic && !isPlain && !saysItself,
    builtIn,
    isOwnClass: names.length > 0,
    saysItself,
    hidden,
    functionFields,
    inherited,
  };
}

/** @returns whether what is above this prototype counts, too */
function addPrototype(draft: Draft, prototype: object): boolean {
  const host = HOST_BUILT_INS.get(prototype);
  if (prototype === iteratorPrototype || prototype === asyncIteratorPrototype) {
    draft.hidden ??= { kind: 'opaque', what: 'an iterator' };
    return false;
  }
  const maker: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof maker !== 'function') {
    draft.inherited ??= prototype;
    return true;
  }
  const name = nameOf(maker);
  if (host !== undefined) return endAt(draft, name, host);
  const source = sourceOf.call(maker);
  if (!NATIVE.test(source)) return addClass(draft, name, source);
  if (name === 'Object' && Object.getPrototypeOf(prototype) === null) return false;
  const builtIn = builtInOf(name);
  if (builtIn === undefined) draft.hidden ??= { kind: 'opaque', what: withArticle(name) };
  return endAt(draft, name, builtIn);
}

function endAt(draft: Draft, name: string, builtIn: BuiltIn | undefined): boolean {
  draft.nativeName = name;
  if (builtIn !== undefined) draft.builtIn = builtIn;
  return false;
}

function addClass(draft: Draft, name: string, source: string): boolean {
  const { privateFields, functionFields } = readClass(source);
  draft.names.push(name);
  for (const field of functionFields) draft.functionFields.add(field);
  if (privateFields.length > 0) {
    draft.hidden ??= { kind: 'private', fields: privateFields, className: name };
  }
  return true;
}

function nameOf(maker: object): string {
  const { name } = maker as { readonly name: unknown };
  return typeof name === 'string' ? name : '';
}

function withArticle(name: string): string {
  if (name === '') return 'a built-in object';
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}
