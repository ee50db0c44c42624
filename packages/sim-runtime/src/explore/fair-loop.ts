import { type RunGraph } from './run-graph.js';

/** States of the search for a loop, beyond which it takes a loop that need not be the shortest. */
const MOST_NODES = 2_000_000;

interface Node {
  readonly state: number;
  /** The parties for which the loop is fair so far. */
  readonly done: number;
  readonly ordinal: number;
  readonly before: Node | undefined;
}

/**
 * The shortest loop through a state, within its component, that is fair to every party: breadth first over
 * pairs of a state and the set of parties that acted or could not act on the way.
 *
 * @param entry - a state of a component in which a fair run exists
 * @param isInside - whether a state belongs to that component
 * @returns the ordinals of the loop's actions
 */
export function shortestFairLoop<State, Action>(
  graph: RunGraph<State, Action>,
  entry: number,
  isInside: (state: number) => boolean,
  searched: number,
): readonly number[] {
  const parties = graph.parties.length;
  if (parties > 20) return longLoop(graph, entry, isInside, searched);
  const all = 2 ** parties - 1;
  const seen = new Set<number>();
  let level: Node[] = [
    { state: entry, done: idle(graph, entry, all), ordinal: -1, before: undefined },
  ];
  while (level.length > 0) {
    const following: Node[] = [];
    for (const node of level) {
      for (let edge = graph.firstEdge(node.state); edge < graph.endOfEdges(node.state); edge++) {
        const state = graph.target(edge);
        if (state < 0 || state >= searched || !isInside(state)) continue;
        const owner = graph.owner(edge);
        const acted = owner < 0 ? node.done : node.done | (1 << owner);
        const done = acted | idle(graph, state, all);
        const next = { state, done, ordinal: graph.ordinal(edge), before: node };
        if (state === entry && done === all) return ordinalsOf(next);
        const key = state * (all + 1) + done;
        if (seen.has(key)) continue;
        seen.add(key);
        following.push(next);
      }
    }
    if (seen.size > MOST_NODES) return longLoop(graph, entry, isInside, searched);
    level = following;
  }
  return [];
}

/** The parties that cannot act in a state. */
function idle<State, Action>(graph: RunGraph<State, Action>, state: number, all: number): number {
  let parties = all;
  for (let edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
    const owner = graph.owner(edge);
    if (owner >= 0) parties &= ~(1 << owner);
  }
  return parties;
}

function ordinalsOf(node: Node): readonly number[] {
  const ordinals: number[] = [];
  for (let at: Node = node; at.before !== undefined; at = at.before) ordinals.push(at.ordinal);
  return ordinals.reverse();
}

/** A fair loop, party after party: to the nearest state or step that is fair to the next one, and back. */
function longLoop<State, Action>(
  graph: RunGraph<State, Action>,
  entry: number,
  isInside: (state: number) => boolean,
  searched: number,
): readonly number[] {
  const loop: number[] = [];
  let at = entry;
  for (let party = 0; party < graph.parties.length; party++) {
    const leg = nearest(graph, at, isInside, searched, (state, edge) =>
      edge >= 0 && graph.owner(edge) === party ? true : !canAct(graph, state, party),
    );
    loop.push(...leg.ordinals);
    at = leg.end;
  }
  const back = nearest(
    graph,
    at,
    isInside,
    searched,
    (state, edge) => state === entry && (edge >= 0 || loop.length > 0),
  );
  return [...loop, ...back.ordinals];
}

function canAct<State, Action>(
  graph: RunGraph<State, Action>,
  state: number,
  party: number,
): boolean {
  for (let edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
    if (graph.owner(edge) === party) return true;
  }
  return false;
}

function nearest<State, Action>(
  graph: RunGraph<State, Action>,
  from: number,
  isInside: (state: number) => boolean,
  searched: number,
  isThere: (state: number, edge: number) => boolean,
): { readonly end: number; readonly ordinals: readonly number[] } {
  if (isThere(from, -1)) return { end: from, ordinals: [] };
  const seen = new Set<number>();
  const queue: Node[] = [{ state: from, done: 0, ordinal: -1, before: undefined }];
  for (const node of queue) {
    for (let edge = graph.firstEdge(node.state); edge < graph.endOfEdges(node.state); edge++) {
      const state = graph.target(edge);
      if (state < 0 || state >= searched || !isInside(state)) continue;
      const next = { state, done: 0, ordinal: graph.ordinal(edge), before: node };
      if (isThere(state, edge)) return { end: state, ordinals: ordinalsOf(next) };
      if (seen.has(state)) continue;
      seen.add(state);
      queue.push(next);
    }
  }
  return { end: from, ordinals: [] };
}
