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
  /** Negative when the first is less. Needed for values that are no numbers, big integers, texts, booleans or dates. */
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
  const { value, of, compare = naturalOrder(name) } = accessors;
  return always(
    name,
    (world: World, greatest) => {
      const now = value(world);
      if (now === undefined || (now === null && accessors.compare === undefined)) return true;
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

/** By `<`, which calls values equal that it cannot compare: they are refused, since no such value would ever go back. */
function naturalOrder(oracle: string): (first: unknown, second: unknown) => number {
  return (first, second) => {
    const [one, other] = [orderedBy(first), orderedBy(second)];
    if (one === undefined || other === undefined || isText(one) !== isText(other)) {
      throw new TypeError(
        `The oracle "${oracle}" cannot compare ${inWords(first)} with ${inWords(second)}: give it a \`compare\`.`,
      );
    }
    return one < other ? -1 : one > other ? 1 : 0;
  };
}

/** What `<` compares of a value; `undefined` where that would say nothing. */
function orderedBy(value: unknown): number | bigint | string | undefined {
  const plain: unknown = value instanceof Date ? value.getTime() : value;
  if (typeof plain === 'boolean') return Number(plain);
  if (typeof plain === 'bigint' || typeof plain === 'string') return plain;
  return typeof plain === 'number' && !Number.isNaN(plain) ? plain : undefined;
}

function isText(value: number | bigint | string): boolean {
  return typeof value === 'string';
}
