import { EDGE, type Graph } from './edges.js';

/** Which paths count. */
export interface PathRules {
  /** The kinds of edges that count. */
  readonly mask: number;
  /** Whether two rw edges may not follow each other; the first edge of the cycle is one. */
  readonly nonadjacent: boolean;
}

/**
 * The shortest way back from the end of an edge to its start, breadth-first.
 *
 * @param graph - the graph
 * @param closing - the edge
 * @param inside - where to look
 * @param rules - which paths count
 * @returns the edges of the cycle, that edge first; `undefined` if there is none
 */
export function shortestCycle(
  graph: Graph,
  closing: number,
  inside: ReadonlySet<number>,
  { mask, nonadjacent }: PathRules,
): readonly number[] | undefined {
  const { edges, first, out } = graph;
  const goal = edges.from(closing);
  // A place is a node and whether an rw edge led to it, if that matters.
  const isRw = (edge: number) => nonadjacent && edges.kind(edge) === EDGE.rw;
  const placeAfter = (edge: number) => edges.to(edge) * 2 + (isRw(edge) ? 1 : 0);
  const cameBy = new Map<number, number>([[placeAfter(closing), -1]]);
  const cameFrom = new Map<number, number>();
  const queue = [placeAfter(closing)];
  for (const place of queue) {
    const node = place >> 1;
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
      const edge = out[at] as number;
      if ((edges.kind(edge) & mask) === 0 || !inside.has(edges.to(edge))) continue;
      if ((place & 1) === 1 && isRw(edge)) continue;
      const next = placeAfter(edge);
      if (cameBy.has(next)) continue;
      cameBy.set(next, edge);
      cameFrom.set(next, place);
      // The cycle closes with an rw edge, so the last edge must not be one if they may not touch.
      if (next === goal * 2) return [closing, ...unwind(next, cameBy, cameFrom)];
      queue.push(next);
    }
  }
  return undefined;
}

function unwind(
  end: number,
  cameBy: ReadonlyMap<number, number>,
  cameFrom: ReadonlyMap<number, number>,
): number[] {
  const path: number[] = [];
  let place: number | undefined = end;
  while (place !== undefined) {
    const edge = cameBy.get(place);
    if (edge === undefined || edge < 0) break;
    path.push(edge);
    place = cameFrom.get(place);
  }
  return path.reverse();
}
