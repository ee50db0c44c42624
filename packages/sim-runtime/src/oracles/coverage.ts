import { always } from './always.js';
import { type Oracle } from './oracle.js';

/** All numbers from `from` up to, but not including, `to`. */
export interface HalfOpenRange {
  /** The first number in it. */
  readonly from: number;
  /** The first number after it. */
  readonly to: number;
}

/** How `coverage` finds what it compares in a world. */
export interface CoverageAccessors<World> {
  /** What must be covered; `undefined` when nothing is to be asked now. */
  readonly whole: (world: World) => HalfOpenRange | undefined;
  /** The parts, in any order. Empty ones count for nothing. */
  readonly parts: (world: World) => Iterable<HalfOpenRange>;
}

/**
 * Invariant S4 (safety), coverage: half-open ranges make up a whole without gap or overlap, as shards
 * do a key space, or the chunks that a stage has dealt with its input.
 *
 * @param name - as reports speak of it; unique in its simulation
 * @param accessors - where in the world the whole and its parts are
 * @param options - `everyEvents`: check after every k-th event only. Default 1.
 *
 * @example
 * coverage('shards cover the key space', {
 *   whole: () => ({ from: 0, to: 65_536 }),
 *   parts: ({ state }) => state.shards,
 * })
 */
export function coverage<World>(
  name: string,
  { whole, parts }: CoverageAccessors<World>,
  options: { readonly everyEvents?: number } = {},
): Oracle<World> {
  return always(
    name,
    (world: World) => {
      const all = whole(world);
      return all === undefined || firstFlaw(all, parts(world)) || true;
    },
    options,
  );
}

function firstFlaw({ from, to }: HalfOpenRange, parts: Iterable<HalfOpenRange>): string {
  const sorted = [...parts].filter((part) => part.from !== part.to);
  sorted.sort((first, second) => first.from - second.from || first.to - second.to);
  let covered = from;
  for (const part of sorted) {
    if (!(part.from < part.to)) return `${show(part)} ends before it begins`;
    if (part.from > covered) return `nothing covers ${show({ from: covered, to: part.from })}`;
    if (part.from < from || part.to > to)
      return `${show(part)} is not within ${show({ from, to })}`;
    if (part.from < covered) {
      return `${show({ from: part.from, to: Math.min(covered, part.to) })} is covered twice`;
    }
    covered = part.to;
  }
  return covered < to ? `nothing covers ${show({ from: covered, to })}` : '';
}

function show({ from, to }: HalfOpenRange): string {
  return `[${from}, ${to})`;
}
