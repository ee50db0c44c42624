import { combine, hashLabel } from '../keyed-hash.js';
import { foldNumber, foldPrimitive, type Primitive } from './primitive.js';

/** Folds what a built-in object holds in its internal slots. @throws TypeError when it is none such */
type FoldSlots = (hash: number, value: object, isExact: boolean) => number;

type Reader<Result> = (this: unknown) => Result;

/** A method of a prototype, kept from before any other code could replace it. */
function method<Result>(prototype: object, name: PropertyKey): Reader<Result> {
  const { value, get } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  return (get ?? value) as Reader<Result>;
}

function text(read: Reader<string>): FoldSlots {
  return (hash, value) => combine(hash, hashLabel(read.call(value)));
}

function primitive(read: Reader<Primitive>): FoldSlots {
  return (hash, value, isExact) => foldPrimitive(hash, read.call(value), isExact);
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const readTag = method<string | undefined>(typedArray, Symbol.toStringTag);
const readLength = method<number>(typedArray, 'length');

/** Element by element: what is read of a buffer is numbers, and what surrounds it is not the view's. */
function foldTypedArray(hash: number, value: object, isExact: boolean): number {
  const kind = readTag.call(value);
  if (kind === undefined) throw new TypeError('This is no typed array.');
  const items = value as Readonly<Record<number, number | bigint>>;
  const length = readLength.call(value);
  let result = combine(hash, hashLabel(kind));
  for (let index = 0; index < length; index++) {
    const item = items[index] as number | bigint;
    result =
      typeof item === 'number'
        ? foldNumber(result, item, isExact)
        : foldPrimitive(result, item, isExact);
  }
  return combine(result, length);
}

const readBuffer = method<ArrayBufferLike>(DataView.prototype, 'buffer');
const readOffset = method<number>(DataView.prototype, 'byteOffset');
const readByteLength = method<number>(DataView.prototype, 'byteLength');

function foldDataView(hash: number, value: object, isExact: boolean): number {
  const buffer = readBuffer.call(value);
  const bytes = new Uint8Array(buffer, readOffset.call(value), readByteLength.call(value));
  return foldTypedArray(hash, bytes, isExact);
}

function foldBuffer(hash: number, value: object, isExact: boolean): number {
  const bytes = new Uint8Array(value as ArrayBufferLike);
  if (bytes.buffer !== value) throw new TypeError('This is no buffer.');
  return foldTypedArray(hash, bytes, isExact);
}

const readSource = method<string>(RegExp.prototype, 'source');
const readFlags = method<string>(RegExp.prototype, 'flags');

/** The slots of Date and the like, by the name of the constructor. */
const SLOTS: Readonly<Record<string, FoldSlots>> = {
  Date: primitive(method(Date.prototype, 'getTime')),
  RegExp: (hash, value) =>
    combine(combine(hash, hashLabel(readSource.call(value))), hashLabel(readFlags.call(value))),
  Boolean: primitive(method(Boolean.prototype, 'valueOf')),
  Number: primitive(method(Number.prototype, 'valueOf')),
  String: primitive(method(String.prototype, 'valueOf')),
  BigInt: primitive(method(BigInt.prototype, 'valueOf')),
  Symbol: primitive(method(Symbol.prototype, 'valueOf')),
  ArrayBuffer: foldBuffer,
  SharedArrayBuffer: foldBuffer,
  DataView: foldDataView,
};

const ERRORS = ['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError'];
const MORE_ERRORS = ['SyntaxError', 'TypeError', 'URIError', 'SuppressedError'];
const TYPED_ARRAYS =
  /^(Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|BigInt64|BigUint64|Float16|Float32|Float64)Array$/;

/** A kind of built-in object that can be seen whole. */
export interface BuiltIn {
  readonly kind: 'list' | 'map' | 'set' | 'error' | 'bytes' | 'other';
  readonly foldSlots: FoldSlots;
}

const noSlots: FoldSlots = (hash) => hash;
const LIST: BuiltIn = { kind: 'list', foldSlots: noSlots };
const MAP: BuiltIn = { kind: 'map', foldSlots: noSlots };
const SET: BuiltIn = { kind: 'set', foldSlots: noSlots };
const BYTES: BuiltIn = { kind: 'bytes', foldSlots: foldTypedArray };
const ERROR: BuiltIn = { kind: 'error', foldSlots: noSlots };

/** The built-in kind that a constructor of the engine's own makes, if it can be seen whole. */
export function builtInOf(constructorName: string): BuiltIn | undefined {
  if (constructorName === 'Array') return LIST;
  if (constructorName === 'Map') return MAP;
  if (constructorName === 'Set') return SET;
  if (TYPED_ARRAYS.test(constructorName)) return BYTES;
  if (ERRORS.includes(constructorName) || MORE_ERRORS.includes(constructorName)) return ERROR;
  const foldSlots = Object.hasOwn(SLOTS, constructorName) ? SLOTS[constructorName] : undefined;
  return foldSlots && { kind: 'other', foldSlots };
}

interface HostClasses {
  readonly URL?: { readonly prototype: object };
  readonly URLSearchParams?: { readonly prototype: object };
  readonly DOMException?: { readonly prototype: object };
}

/** Classes of the host, which are written in JavaScript on some, by their prototypes. */
export const HOST_BUILT_INS: ReadonlyMap<object, BuiltIn> = hostBuiltIns(globalThis as HostClasses);

function hostBuiltIns({ URL, URLSearchParams, DOMException }: HostClasses): Map<object, BuiltIn> {
  const found = new Map<object, BuiltIn>();
  if (URL !== undefined) {
    found.set(URL.prototype, { kind: 'other', foldSlots: text(method(URL.prototype, 'href')) });
  }
  if (URLSearchParams !== undefined) {
    const foldSlots = text(method(URLSearchParams.prototype, 'toString'));
    found.set(URLSearchParams.prototype, { kind: 'other', foldSlots });
  }
  if (DOMException !== undefined) found.set(DOMException.prototype, ERROR);
  return found;
}
