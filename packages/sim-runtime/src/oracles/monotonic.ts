import { always } from './always.js';
import { inWords } from './in-words.js';
import { type Key, ofResource, ONLY } from './key.js';
import { type Oracle } from './oracle.js';

/** How `monotonic` finds what it compares in a world. */
export interface MonotonicAccessors<World, Value> {
  /** The value as it is now; `undefined` when there is none to see, as while a node is down. */
  readonly value: (world: World) => Value | undefined;
  /** Whose value it is, where there are several. */
  readonly of?: (world: World) => Key;
  /** Negative when the first is less. Needed for values that `<` does not compare. */
  readonly compare?: (first: Value, second: Value) => number;
}

/**
 * Invariant S2 (safety), monotonicity: a value never goes back, be it an epoch, a version, a checkpoint.
 *
 * The oracle remembers the greatest that it saw, so that a regression over a crash counts.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world the value is, and how values compare
 *
 * @example
 * monotonic('the epoch never decreases', { value: ({ state }) => state.epoch })
 * monotonic('a version never regresses', {
 *   of: ({ touched }) => touched,
 *   value: ({ node, touched }) => node(touched)?.version,
 * })
 */
export function monotonic<World, Value>(
  name: string,
  accessors: MonotonicAccessors<World, Value>,
): Oracle<World> {
  const { value, of, compare = natural } = accessors;
  return always(
    name,
    (world: World, greatest) => {
      const now = value(world);
      if (now === undefined) return true;
      const key = of?.(world);
      const before = greatest.get(key ?? ONLY);
      if (before !== undefined && compare(now, before) < 0) {
        return `from ${inWords(before)} back to ${inWords(now)}${ofResource(key)}`;
      }
      greatest.set(key ?? ONLY, now);
      return true;
    },
    { history: () => new Map<Key, Value>() },
  );
}

function natural<Value>(first: Value, second: Value): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
