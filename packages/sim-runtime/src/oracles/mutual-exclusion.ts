import { always } from './always.js';
import { type Key, ofResource, ONLY } from './key.js';
import { type Oracle } from './oracle.js';

/** A hold of a resource. */
export interface Hold {
  /** Who has it. */
  readonly holder: Key;
  /** Which resource, where there are several: a shard, an epoch. */
  readonly resource?: Key | undefined;
}

/** Who holds at the moment, or else who began to hold and who ceased to. */
export type HoldAccessors<World> =
  | {
      /** Who holds what at the moment. */
      readonly held: (world: World) => Iterable<Hold>;
    }
  | {
      /** Who began to hold what by the event. */
      readonly acquired: (world: World) => Iterable<Hold>;
      /** Asked before `acquired`. Without it no holder ever lets go, as of an epoch. */
      readonly released?: (world: World) => Iterable<Hold>;
    };

/**
 * Invariant S1 (safety), mutual exclusion: a resource has one holder at a time (Dijkstra, "Solution of
 * a problem in concurrent programming control", 1965).
 *
 * Say who holds from what can be seen from outside: what nodes do (`held`), or what was granted and
 * given back (`acquired`, `released`), from which the oracle keeps its own list.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world it shows who holds what
 *
 * @example
 * mutualExclusion('one leader', {
 *   held: ({ nodes }) => nodes.filter((node) => node.isLeader).map(({ id }) => ({ holder: id })),
 * })
 */
export function mutualExclusion<World>(
  name: string,
  accessors: HoldAccessors<World>,
): Oracle<World> {
  if ('held' in accessors) return always(name, (world: World) => areApart(accessors.held(world)));
  const { acquired, released } = accessors;
  return always(
    name,
    (world: World, held) => {
      for (const { resource = ONLY, holder } of released?.(world) ?? []) {
        if (held.get(resource) === holder) held.delete(resource);
      }
      return takeAll(held, acquired(world));
    },
    { history: () => new Map<Key, Key>() },
  );
}

/** Whether holds that are there at once are apart. Mostly there is one at the most, which needs no map. */
function areApart(holds: Iterable<Hold>): true | string {
  let first: Hold | undefined;
  let held: Map<Key, Key> | undefined;
  for (const hold of holds) {
    // A copy: a generator may give one object again and again.
    if (first === undefined) first = { resource: hold.resource, holder: hold.holder };
    else {
      held ??= new Map([[first.resource ?? ONLY, first.holder]]);
      const verdict = take(held, hold);
      if (verdict !== true) return verdict;
    }
  }
  return true;
}

function takeAll(held: Map<Key, Key>, holds: Iterable<Hold>): true | string {
  for (const hold of holds) {
    const verdict = take(held, hold);
    if (verdict !== true) return verdict;
  }
  return true;
}

function take(held: Map<Key, Key>, { resource, holder }: Hold): true | string {
  const other = held.get(resource ?? ONLY);
  if (other !== undefined && other !== holder) {
    return `two holders${ofResource(resource)}: ${other}, ${holder}`;
  }
  held.set(resource ?? ONLY, holder);
  return true;
}
