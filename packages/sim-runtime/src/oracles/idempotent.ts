import { equalityDigest } from '../kernel/digest.js';
import { always } from './always.js';
import { inWords } from './in-words.js';
import { type Key } from './key.js';
import { type Oracle } from './oracle.js';

/** How `idempotent` finds what it compares in a world. */
export interface IdempotentAccessors<World> {
  /** The identity of the request that was just applied; `undefined` when none was. */
  readonly request: (world: World) => Key | undefined;
  /** Its outcome: an answer, an output, the part of the state that it is about. */
  readonly outcome: (world: World) => unknown;
}

/**
 * Invariant S5 (safety), idempotence: a request that is applied again, since its answer was lost or it
 * arrived twice, has the outcome that it had at first. Outcomes are compared by their structure.
 *
 * The oracle remembers every request of a run.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world the request and its outcome are
 *
 * @example
 * idempotent('a payment is booked once', {
 *   request: ({ input }) => (input?.kind === 'pay' ? input.paymentId : undefined),
 *   outcome: ({ state, input }) => input?.kind === 'pay' && state.booked.get(input.paymentId),
 * })
 */
export function idempotent<World>(
  name: string,
  { request, outcome }: IdempotentAccessors<World>,
): Oracle<World> {
  return always(
    name,
    (world: World, first) => {
      const key = request(world);
      if (key === undefined) return true;
      const now = outcome(world);
      const before = first.get(key);
      if (before === undefined)
        first.set(key, { digest: equalityDigest(now), words: inWords(now) });
      else if (before.digest !== equalityDigest(now)) {
        return `request ${key} came to ${before.words} at first, to ${inWords(now)} again`;
      }
      return true;
    },
    { history: () => new Map<Key, { readonly digest: number; readonly words: string }>() },
  );
}
