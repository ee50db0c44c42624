import { Ordered } from './ordered.js';
import { isRecord, MAX_NESTING } from './plain-data.js';

/** Thrown inside a walk that meets something other than plain data. The caller says where it is. */
export class NotPlainSignal extends Error {}

const TAG = {
  undefined: 0x3c6ef372,
  null: 0x510e527f,
  true: 0x1f83d9ab,
  false: 0x5be0cd19,
  integer: 0x2545f491,
  float: 0x6c8e9cf5,
  bigint: 0x7f4a7c15,
  string: 0x3d4d51cb,
  array: 0x428a2f98,
  record: 0x71374491,
  map: 0x35a5b5d7,
  set: 0x3956c25b,
  bytes: 0x59f111f1,
} as const;

const CACHED_STRINGS = 65_536;

const float = new Float64Array(1);
const words = new Int32Array(float.buffer);

function mixLow(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function mixHigh(hash: number, value: number): number {
  let k = Math.imul(value, 0xab0e9789);
  k = Math.imul((k << 16) | (k >>> 16), 0x38b34ae5);
  const h = hash ^ k;
  return (Math.imul((h << 17) | (h >>> 15), 5) + 0x561ccd1b) | 0;
}

function spread(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Fingerprints of plain data, 64 bits in two integers of 32. Equal data has equal fingerprints on every
 * machine, whatever the order of a record's fields or of the entries of a map or set; `-0` is `0`. Both
 * halves are results of the latest call, so that a call allocates nothing.
 */
export class Fingerprinter {
  /** The lower 32 bits of the latest fingerprint. */
  low = 0;
  /** The upper 32 bits of the latest fingerprint. */
  high = 0;
  #depth = 0;
  /** Whether the order of maps and sets counts. */
  #isOrdered = false;
  readonly #strings = new Map<string, number>();
  readonly #halves = new Int32Array(2 * CACHED_STRINGS);

  /**
   * Computes a fingerprint.
   *
   * @param value - plain data
   * @throws NotPlainSignal when it is not plain data
   */
  take(value: unknown): void {
    this.#depth = 0;
    this.#isOrdered = false;
    this.#walk(value);
    this.low = spread(this.low);
    this.high = spread(this.high);
  }

  #walk(value: unknown): void {
    switch (typeof value) {
      case 'number':
        return this.#number(value);
      case 'string':
        return this.#string(value);
      case 'boolean':
        return this.#leaf(value ? TAG.true : TAG.false, 0);
      case 'undefined':
        return this.#leaf(TAG.undefined, 0);
      case 'bigint':
        this.#string(value.toString(36));
        return this.#leaf(TAG.bigint ^ this.low, this.high);
      case 'object':
        return value === null ? this.#leaf(TAG.null, 0) : this.#object(value);
      default:
        throw new NotPlainSignal();
    }
  }

  #leaf(tag: number, value: number): void {
    this.low = mixLow(tag, value);
    this.high = mixHigh(tag, value);
  }

  #number(value: number): void {
    if ((value | 0) === value) return this.#leaf(TAG.integer, value);
    float[0] = value;
    const [first = 0, second = 0] = words;
    this.low = mixLow(mixLow(TAG.float, first), second);
    this.high = mixHigh(mixHigh(TAG.float, first), second);
  }

  #string(value: string): void {
    const known = this.#strings.get(value);
    if (known !== undefined) {
      this.low = this.#halves[known] ?? 0;
      this.high = this.#halves[known + 1] ?? 0;
      return;
    }
    let [a, b] = [TAG.string as number, TAG.string as number];
    for (let index = 0; index < value.length; index++) {
      const unit = value.charCodeAt(index);
      a = mixLow(a, unit);
      b = mixHigh(b, unit);
    }
    this.low = spread(a ^ value.length);
    this.high = spread(b ^ value.length);
    if (this.#strings.size >= CACHED_STRINGS) this.#strings.clear();
    const place = 2 * this.#strings.size;
    this.#halves[place] = this.low;
    this.#halves[place + 1] = this.high;
    this.#strings.set(value, place);
  }

  #object(value: object): void {
    if (++this.#depth > MAX_NESTING) throw new NotPlainSignal();
    if (Array.isArray(value)) this.#inOrder(TAG.array, value);
    else if (value instanceof Map) this.#map(value);
    else if (value instanceof Set) this.#set(value);
    else if (isRecord(value)) this.#record(value as Readonly<Record<string, unknown>>);
    else if (value instanceof Ordered) this.#ordered(value.value);
    else if (ArrayBuffer.isView(value)) this.#bytes(value);
    else throw new NotPlainSignal();
    this.#depth--;
  }

  #inOrder(tag: number, value: readonly unknown[]): void {
    let a = mixLow(tag, value.length);
    let b = mixHigh(tag, value.length);
    for (const part of value) {
      this.#walk(part);
      a = mixLow(a, this.low);
      b = mixHigh(b, this.high);
    }
    this.low = a;
    this.high = b;
  }

  #record(value: Readonly<Record<string, unknown>>): void {
    let [a, b, fields] = [0, 0, 0];
    for (const key in value) {
      this.#string(key);
      const [keyLow, keyHigh] = [this.low, this.high];
      this.#walk(value[key]);
      a = (a + spread(mixLow(keyLow, this.low))) | 0;
      b = (b + spread(mixHigh(keyHigh, this.high))) | 0;
      fields++;
    }
    this.low = mixLow(mixLow(TAG.record, fields), a);
    this.high = mixHigh(mixHigh(TAG.record, fields), b);
  }

  #ordered(value: unknown): void {
    this.#isOrdered = true;
    this.#walk(value);
    this.#isOrdered = false;
  }

  #map(value: ReadonlyMap<unknown, unknown>): void {
    if (this.#isOrdered) return this.#inOrder(TAG.map, [...value].flat());
    let [a, b] = [0, 0];
    for (const [key, part] of value) {
      this.#walk(key);
      const [keyLow, keyHigh] = [this.low, this.high];
      this.#walk(part);
      a = (a + spread(mixLow(spread(keyLow), this.low))) | 0;
      b = (b + spread(mixHigh(spread(keyHigh), this.high))) | 0;
    }
    this.low = mixLow(mixLow(TAG.map, value.size), a);
    this.high = mixHigh(mixHigh(TAG.map, value.size), b);
  }

  #set(value: ReadonlySet<unknown>): void {
    if (this.#isOrdered) return this.#inOrder(TAG.set, [...value]);
    let [a, b] = [0, 0];
    for (const part of value) {
      this.#walk(part);
      a = (a + spread(this.low)) | 0;
      b = (b + spread(this.high)) | 0;
    }
    this.low = mixLow(mixLow(TAG.set, value.size), a);
    this.high = mixHigh(mixHigh(TAG.set, value.size), b);
  }

  #bytes(value: ArrayBufferView): void {
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    let a = mixLow(TAG.bytes, bytes.length);
    let b = mixHigh(TAG.bytes, bytes.length);
    for (const byte of bytes) {
      a = mixLow(a, byte);
      b = mixHigh(b, byte);
    }
    this.low = a;
    this.high = b;
  }
}
