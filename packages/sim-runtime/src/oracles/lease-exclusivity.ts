import { always } from './always.js';
import { type Key, ofResource, ONLY } from './key.js';
import { type Hold } from './mutual-exclusion.js';
import { type Oracle } from './oracle.js';

/** The grant of a resource for a time. */
export interface LeaseGrant extends Hold {
  /** When it runs out: at that very tick it is free again. */
  readonly expiresAt: number;
}

/** How `leaseExclusivity` finds what it compares in a world. */
export interface LeaseAccessors<World> {
  /** The grants and renewals of the event. */
  readonly granted: (world: World) => Iterable<LeaseGrant>;
  /** Leases that were given back early. Asked before `granted`. */
  readonly released?: (world: World) => Iterable<Hold>;
}

/**
 * Invariant L1 (leases), lease exclusivity: no lease is granted while another holder's runs, by the
 * clock that grants it (Gray and Cheriton, "Leases: an efficient fault-tolerant mechanism for
 * distributed file cache consistency", 1989).
 *
 * The oracle keeps its own list of leases from what was granted.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world the grants are
 *
 * @example
 * leaseExclusivity('a lease is exclusive until it runs out', {
 *   granted: ({ effects }) =>
 *     effects.flatMap((effect) =>
 *       effect.kind === 'granted' ? [{ holder: effect.to, expiresAt: effect.expiresAt }] : [],
 *     ),
 * })
 */
export function leaseExclusivity<
  World extends {
    /** The time by which leases are granted, in ticks. */
    readonly now: number;
  },
>(name: string, { granted, released }: LeaseAccessors<World>): Oracle<World> {
  return always(
    name,
    (world: World, running) => {
      for (const { resource = ONLY, holder } of released?.(world) ?? []) {
        if (running.get(resource)?.holder === holder) running.delete(resource);
      }
      for (const grant of granted(world)) {
        const { resource, holder } = grant;
        const lease = running.get(resource ?? ONLY);
        if (lease !== undefined && lease.holder !== holder && world.now < lease.expiresAt) {
          return `the lease${ofResource(resource)} was granted to ${holder} at t=${world.now} while ${lease.holder} holds it until t=${lease.expiresAt}`;
        }
        running.set(resource ?? ONLY, grant);
      }
      return true;
    },
    { history: () => new Map<Key, LeaseGrant>() },
  );
}
