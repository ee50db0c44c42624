/** What an object is called, and how it is to be seen. */
export interface KnownAs {
  /** As sentences speak of it, such as `node 0`. */
  readonly name: string;
  /** Gives plain data that stand for the object wherever values are compared or shown. */
  readonly view: ((object: never) => unknown) | undefined;
}

interface Known {
  readonly objects: WeakMap<object, KnownAs>;
  readonly facts: { areSomePlain: boolean };
}

/** Registered, so that a copy of this package in a bundle sees the objects that another one makes known. */
const KNOWN = Symbol.for('@gossip/sim-runtime/known');
const shared = globalThis as { [KNOWN]?: Known };
const { objects: known, facts } = (shared[KNOWN] ??= {
  objects: new WeakMap<object, KnownAs>(),
  facts: { areSomePlain: false },
});

/** Whether any object without a class is known, so that those must be looked up, too. */
export const knownObjects = facts;

/**
 * Says what an object is called and how it is to be seen, from now on and everywhere.
 *
 * @param object - a node, or what else has an identity
 * @param as - its name, and its view where it has one
 */
export function makeKnown(object: object, as: KnownAs): void {
  known.set(object, as);
  if (Object.getPrototypeOf(object) === Object.prototype) knownObjects.areSomePlain = true;
}

/** What stands for a value where it is shown: what its view gives, or else the value itself. */
export function seenOf(value: unknown): unknown {
  const view = typeof value === 'object' && value !== null ? known.get(value)?.view : undefined;
  return view === undefined ? value : view(value as never);
}

/** What `makeKnown` said of an object. */
export function knownAs(object: object): KnownAs | undefined {
  return known.get(object);
}
