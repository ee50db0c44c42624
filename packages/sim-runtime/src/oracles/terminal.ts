import { equalityDigest } from '../kernel/digest.js';
import { always } from './always.js';
import { inWords } from './in-words.js';
import { type Key, ofResource, ONLY } from './key.js';
import { type Oracle } from './oracle.js';

/** How `terminal` finds what it compares in a world. */
export interface TerminalAccessors<World, Value> {
  /** What must not change any more once it is terminal; `undefined` when there is none to see. */
  readonly value: (world: World) => Value | undefined;
  /** Whether the value must not change any more. */
  readonly isTerminal: (value: Value) => boolean;
  /** Whose value it is, where there are several. */
  readonly of?: (world: World) => Key;
}

/**
 * Invariant S3 (safety), terminal states: what has been decided, closed or committed stays so. Values
 * are compared by their structure.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world the value is, and when it is final
 *
 * @example
 * terminal('a settled order stays settled', {
 *   value: ({ state }) => state.phase,
 *   isTerminal: (phase) => phase === 'paid' || phase === 'refunded',
 * })
 */
export function terminal<World, Value>(
  name: string,
  accessors: TerminalAccessors<World, Value>,
): Oracle<World> {
  const { value, isTerminal, of } = accessors;
  return always(
    name,
    (world: World, ended) => {
      const now = value(world);
      if (now === undefined) return true;
      const key = of?.(world);
      const end = ended.get(key ?? ONLY);
      if (end === undefined) {
        if (isTerminal(now))
          ended.set(key ?? ONLY, { digest: equalityDigest(now), words: inWords(now) });
        return true;
      }
      if (end.digest === equalityDigest(now)) return true;
      return `ended as ${end.words}, now ${inWords(now)}${ofResource(key)}`;
    },
    { history: () => new Map<Key, { readonly digest: number; readonly words: string }>() },
  );
}
