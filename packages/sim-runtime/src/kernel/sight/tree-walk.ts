import { combine, hashLabel } from '../keyed-hash.js';
import { sightOfClass } from './class-sight.js';
import { fieldNames, hasNoFields, isPacked } from './field-names.js';
import { knownAs, knownObjects } from './known-as.js';
import { hashName, isHidden, type ObjectParts, partsOf } from './object-parts.js';
import { foldPrimitive, type Primitive, tag } from './primitive.js';

/** What is deeper or larger may be a graph, which as a tree is larger by far, or without an end. */
const MOST_DEPTH = 48;
const MOST_OBJECTS = 100_000;

const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, 'size')?.get;
const setSize = Object.getOwnPropertyDescriptor(Set.prototype, 'size')?.get;
const NO_NAMES: ReadonlySet<PropertyKey> = new Set();

/**
 * Digests values as trees, by recursion and without a memory of what it has seen: nearly all values are
 * small, and nothing is faster. It gives up on what is large, deep or cannot be seen whole.
 */
export class TreeWalk {
  readonly #isExact: boolean;
  #left = MOST_OBJECTS;
  /** Whether it has given up, so that what it gives means nothing. */
  hasGivenUp = false;

  /** @param isExact - whether the order of maps and sets counts, and whether -0 is not 0 */
  constructor(isExact: boolean) {
    this.#isExact = isExact;
  }

  /** Goes on from a digest with one more value. */
  walk(hash: number, value: unknown, depth = 0): number {
    if (typeof value === 'object' && value !== null) return this.#walkObject(hash, value, depth);
    if (typeof value === 'function') return this.#giveUp();
    return foldPrimitive(hash, value as Primitive, this.#isExact);
  }

  #giveUp(): number {
    this.hasGivenUp = true;
    return 0;
  }

  #walkObject(hash: number, value: object, depth: number): number {
    if (depth > MOST_DEPTH || this.#left-- <= 0) return this.#giveUp();
    const prototype = Object.getPrototypeOf(value) as object | null;
    if (prototype === Object.prototype && !(knownObjects.areSomePlain && isSeenOtherwise(value))) {
      return this.#walkFields(combine(hash, tag.record), value, depth, NO_NAMES);
    }
    if (prototype === Array.prototype && isPacked(value as readonly unknown[])) {
      return this.#walkList(combine(hash, tag.list), value as readonly unknown[], depth);
    }
    if (prototype === Map.prototype && isBare(value, mapSize)) {
      return this.#walkMap(combine(hash, tag.map), value as ReadonlyMap<unknown, unknown>, depth);
    }
    if (prototype === Set.prototype && isBare(value, setSize)) {
      return this.#walkSet(combine(hash, tag.set), value as ReadonlySet<unknown>, depth);
    }
    return this.#walkAnother(hash, value, prototype, depth);
  }

  #walkAnother(hash: number, value: object, prototype: object | null, depth: number): number {
    if (prototype !== null) {
      const { isOrdinary, hash: name, functionFields } = sightOfClass(prototype);
      if (isOrdinary && !isSeenOtherwise(value)) {
        const start = combine(combine(hash, tag.instance), name);
        return this.#walkFields(start, value, depth, functionFields);
      }
    }
    const parts = partsOf(value, this.#isExact);
    return isHidden(parts) ? this.#giveUp() : this.#walkParts(hash, value, parts, depth);
  }

  #walkList(hash: number, list: readonly unknown[], depth: number): number {
    let result = hash;
    for (const item of list) {
      // Most long lists are of whole numbers.
      if (typeof item === 'number' && (item | 0) === item && item > 0) {
        result = combine(combine(result, tag.number), item);
      } else {
        result = this.walk(result, item, depth + 1);
        if (this.hasGivenUp) return 0;
      }
    }
    return combine(result, list.length);
  }

  #walkMap(hash: number, map: ReadonlyMap<unknown, unknown>, depth: number): number {
    let result = hash;
    let sum = 0;
    for (const [key, value] of map) {
      const start = this.#isExact ? result : tag.set;
      const entry = this.walk(this.walk(start, key, depth + 1), value, depth + 1);
      if (this.hasGivenUp) return 0;
      if (this.#isExact) result = entry;
      else sum = (sum + entry) | 0;
    }
    return combine(this.#isExact ? result : combine(result, sum), map.size);
  }

  #walkSet(hash: number, set: ReadonlySet<unknown>, depth: number): number {
    let result = hash;
    let sum = 0;
    for (const value of set) {
      const entry = this.walk(this.#isExact ? result : tag.set, value, depth + 1);
      if (this.hasGivenUp) return 0;
      if (this.#isExact) result = entry;
      else sum = (sum + entry) | 0;
    }
    return combine(this.#isExact ? result : combine(result, sum), set.size);
  }

  #walkFields(
    hash: number,
    value: object,
    depth: number,
    functionFields: ReadonlySet<PropertyKey>,
  ): number {
    const result = this.#foldFields(hash, value, fieldNames(value), functionFields, depth);
    return combine(result, tag.record);
  }

  #foldFields(
    hash: number,
    value: object,
    names: readonly PropertyKey[],
    functionFields: ReadonlySet<PropertyKey>,
    depth: number,
  ): number {
    let result = hash;
    for (const name of names) {
      const item = (value as Readonly<Record<PropertyKey, unknown>>)[name];
      if (item === undefined) continue;
      const start = combine(result, typeof name === 'string' ? hashLabel(name) : hashName(name));
      const isMethod = typeof item === 'function' && functionFields.has(name);
      result = isMethod ? combine(start, tag.method) : this.walk(start, item, depth + 1);
      if (this.hasGivenUp) return 0;
    }
    return result;
  }

  #walkParts(hash: number, value: object, parts: ObjectParts, depth: number): number {
    const { head, items, entry, names, functionFields, size } = parts;
    let result = hash;
    for (const number of head) result = combine(result, number);
    if (entry === 0) for (const item of items) result = this.walk(result, item, depth + 1);
    else result = combine(result, this.#sumOf(items, entry, depth));
    if (names.length > 0) result = this.#foldFields(result, value, names, functionFields, depth);
    return combine(result, size);
  }

  /** Entries in no order: the sum of their digests. */
  #sumOf(items: readonly unknown[], entry: 1 | 2, depth: number): number {
    let sum = 0;
    for (let index = 0; index < items.length; index += entry) {
      let hash: number = tag.set;
      for (let part = 0; part < entry; part++) {
        hash = this.walk(hash, items[index + part], depth + 1);
      }
      sum = (sum + hash) | 0;
    }
    return sum;
  }
}

/** Whether an object is what its prototype says, which its size shows, and no more than that. */
function isBare(value: object, size: (() => unknown) | undefined): boolean {
  try {
    size?.call(value);
  } catch {
    return false;
  }
  return hasNoFields(value);
}

function isSeenOtherwise(value: object): boolean {
  return knownAs(value)?.view !== undefined;
}
