import { always } from './always.js';
import { type Key, ofResource, ONLY } from './key.js';
import { type Oracle } from './oracle.js';

/** A fencing token: of two, the higher one is the newer. */
export interface FencingToken {
  /** Rises with every grant. */
  readonly epoch: number;
  /** Which resource, where there are several. */
  readonly resource?: Key | undefined;
}

/** How `zombieRejected` finds what it compares in a world. */
export interface FenceAccessors<World> {
  /** The tokens that the event gave out. Asked before `accepted`. */
  readonly granted: (world: World) => Iterable<FencingToken>;
  /** The tokens of the writes that the event let pass. */
  readonly accepted: (world: World) => Iterable<FencingToken>;
}

/**
 * Invariant L2 (leases), zombies are rejected: once a newer token was given out, no write of an older
 * one is accepted, however long its writer was paused (Kleppmann, "How to do distributed locking",
 * 2016).
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world grants and accepted writes are
 *
 * @example
 * zombieRejected('no write gets past the fence', {
 *   granted: ({ effects }) => effects.filter((effect) => effect.kind === 'granted'),
 *   accepted: ({ effects }) => effects.filter((effect) => effect.kind === 'accepted'),
 * })
 */
export function zombieRejected<World>(
  name: string,
  { granted, accepted }: FenceAccessors<World>,
): Oracle<World> {
  return always(
    name,
    (world: World, newest) => {
      for (const { resource = ONLY, epoch } of granted(world)) {
        newest.set(resource, Math.max(epoch, newest.get(resource) ?? epoch));
      }
      for (const { resource, epoch } of accepted(world)) {
        const newer = newest.get(resource ?? ONLY) ?? epoch;
        if (epoch < newer) {
          return `a write of epoch ${epoch}${ofResource(resource)} was accepted after epoch ${newer} was granted`;
        }
      }
      return true;
    },
    { history: () => new Map<Key, number>() },
  );
}
