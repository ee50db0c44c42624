import { SEEN_AS } from '../../contracts/seen-as.js';
import { hashLabel } from '../keyed-hash.js';
import { type BuiltIn } from './built-ins.js';
import { type ClassSight, type Hidden, sightOfClass } from './class-sight.js';
import { fieldNames, isPacked } from './field-names.js';
import { knownAs } from './known-as.js';
import { tag } from './primitive.js';

/** What an object is made of. */
export interface ObjectParts {
  /** Folded in first: what kind of object it is, and what it holds apart from other values. */
  readonly head: readonly number[];
  /** What it holds in an order: items, or keys and values in turn. */
  readonly items: readonly unknown[];
  /** How many items make an entry where the order of entries counts for nothing; 0 where it counts. */
  readonly entry: 0 | 1 | 2;
  /** The names of its fields, in the order of the names. One that holds `undefined` counts for nothing. */
  readonly names: readonly PropertyKey[];
  /** Fields whose functions are methods of its class. */
  readonly functionFields: ReadonlySet<PropertyKey>;
  /** Folded in last: how many entries there are, or what kind of object has none. */
  readonly size: number;
}

const NONE: readonly never[] = [];
const NO_NAMES: ReadonlySet<PropertyKey> = new Set();
const RECORD_HEAD = [tag.record];
const LIST_HEAD = [tag.list];
const IMPOSTOR: Hidden = { kind: 'opaque', what: 'an object that only looks like a built-in one' };
const mapEntries = Map.prototype.entries;
const setValues = Set.prototype.values;

/**
 * Takes an object apart, or says why it cannot be seen whole.
 *
 * @param isExact - whether the order of maps and sets counts
 */
export function partsOf(value: object, isExact: boolean): ObjectParts | Hidden {
  const known = knownAs(value);
  if (known?.view !== undefined) return standIn(known.view(value as never));
  const prototype = Object.getPrototypeOf(value) as object | null;
  if (prototype === null) return record(RECORD_HEAD, NONE, value, NO_NAMES);
  const sight = sightOfClass(prototype);
  if (sight.saysItself) return standIn((value as { [SEEN_AS](): unknown })[SEEN_AS]());
  if (sight.hidden !== undefined) return sight.hidden;
  if (sight.builtIn !== undefined) return builtInParts(value, sight, sight.builtIn, isExact);
  const { isPlain, hash, inherited, functionFields } = sight;
  const head = isPlain ? RECORD_HEAD : [tag.instance, hash];
  return record(head, inherited === undefined ? NONE : [inherited], value, functionFields);
}

/** Whether what `partsOf` gave is a reason instead. */
export function isHidden(parts: ObjectParts | Hidden): parts is Hidden {
  return 'kind' in parts;
}

/** Nothing but what stands for the object. */
function standIn(seen: unknown): ObjectParts {
  return {
    head: NONE,
    items: [seen],
    entry: 0,
    names: NONE,
    functionFields: NO_NAMES,
    size: tag.standIn,
  };
}

function record(
  head: readonly number[],
  items: readonly unknown[],
  value: object,
  functionFields: ReadonlySet<PropertyKey>,
): ObjectParts {
  return { head, items, entry: 0, names: fieldNames(value), functionFields, size: tag.record };
}

/** What a built-in object holds in its internal slots. */
interface Slots extends Pick<ObjectParts, 'items' | 'entry' | 'size'> {
  readonly contents: readonly number[];
}

function builtInParts(
  value: object,
  sight: ClassSight,
  { kind, foldSlots }: BuiltIn,
  isExact: boolean,
): ObjectParts | Hidden {
  const { hash, isOwnClass, functionFields } = sight;
  const own = isOwnClass ? [tag.instance, hash] : NONE;
  switch (kind) {
    case 'list':
      return listParts(value as readonly unknown[], own, functionFields);
    case 'error': {
      const names = [...fieldNames(value).filter((name) => name !== 'stack'), ...ofErrors(value)];
      return { ...record([tag.builtIn, hash], NONE, NONE, functionFields), names };
    }
    default: {
      const slots = slotsOf(value, kind, (start) => foldSlots(start, value, isExact), isExact);
      if (slots === undefined) return IMPOSTOR;
      const { contents, items, entry, size } = slots;
      const first = kind === 'map' ? tag.map : kind === 'set' ? tag.set : tag.builtIn;
      // The names of a view's fields are all of its indexes first: too many to look through.
      const isBytes = kind === 'bytes';
      const names = isBytes && !isOwnClass ? NONE : fieldNames(value);
      return {
        head: [first, ...own, ...contents],
        items,
        entry,
        names: isBytes ? names.filter((name) => !isIndex(name)) : names,
        functionFields,
        size,
      };
    }
  }
}

/** @returns nothing where the object has the prototype of a built-in, but not its slots */
function slotsOf(
  value: object,
  kind: BuiltIn['kind'],
  fold: (start: number) => number,
  isExact: boolean,
): Slots | undefined {
  try {
    if (kind === 'map') {
      const items: unknown[] = [];
      for (const [key, item] of mapEntries.call(value as never)) items.push(key, item);
      return { contents: NONE, items, entry: isExact ? 0 : 2, size: items.length / 2 };
    }
    if (kind === 'set') {
      const items = Array.from(setValues.call(value as never));
      return { contents: NONE, items, entry: isExact ? 0 : 1, size: items.length };
    }
    return { contents: [fold(0)], items: NONE, entry: 0, size: tag.builtIn };
  } catch {
    return undefined;
  }
}

function listParts(
  list: readonly unknown[],
  own: readonly number[],
  functionFields: ReadonlySet<PropertyKey>,
): ObjectParts {
  const { length: size } = list;
  const isFull = isPacked(list);
  const head = own.length > 0 || !isFull ? [isFull ? tag.list : tag.sparse, ...own] : LIST_HEAD;
  if (isFull) return { head, items: list, entry: 0, names: NONE, functionFields, size };
  const names = fieldNames(list).filter((name) => name !== 'length');
  return { head, items: NONE, entry: 0, names, functionFields, size };
}

/** The fields that an error may have from its class. */
function ofErrors(error: object): readonly string[] {
  return ['name', 'message'].filter((name) => !Object.hasOwn(error, name));
}

function isIndex(key: PropertyKey): boolean {
  return typeof key === 'string' && /^\d+$/.test(key);
}

/** The number that stands for a field's name. */
export function hashName(name: PropertyKey): number {
  return typeof name === 'symbol'
    ? hashLabel(`Symbol(${name.description ?? ''})`)
    : hashLabel(String(name));
}
