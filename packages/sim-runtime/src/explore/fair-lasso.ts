import { componentsOf } from './components.js';
import { type RunGraph } from './run-graph.js';
import { shortestFairLoop } from './fair-loop.js';

/** A run that never reaches a goal, as ordinals of actions. */
export interface LassoTrail {
  /** The state at which the obligation begins, to which the search has a shortest path. */
  readonly obligedAt: number;
  /** On from there to the loop, or to where the run stops. */
  readonly stem: readonly number[];
  /** The loop; empty where the run stops. */
  readonly loop: readonly number[];
}

/**
 * The fair run on which a goal stays false, with the shortest stem, and the shortest loop at its end. A run
 * is fair (weakly) if no party can act from some point on without interruption and never does. It may stop
 * where no party can act.
 *
 * @param graph - the transitions of the first `searched` states
 * @param goal - the goal's number
 * @param depthOf - the depth of a state in the search
 */
export function fairLasso<State, Action>(
  graph: RunGraph<State, Action>,
  goal: number,
  searched: number,
  depthOf: (state: number) => number,
): LassoTrail | undefined {
  const reach = reachWithoutGoal(graph, goal, searched, depthOf);
  const has = (state: number): boolean => (reach.distance[state] ?? -1) >= 0;
  const component = componentsOf({
    states: searched,
    has,
    firstEdge: (state) => graph.firstEdge(state),
    endOfEdges: (state) => graph.endOfEdges(state),
    target: (edge) => (graph.target(edge) < searched ? graph.target(edge) : -1),
  });
  const fair = fairComponents(graph, component, searched);
  const entry = reach.order.find(
    (state) => canStop(graph, state) || fair.has(component[state] ?? -1),
  );
  if (entry === undefined) return undefined;
  const stem: number[] = [];
  let at = entry;
  for (let edge = reach.via[at] ?? -1; edge >= 0; edge = reach.via[at] ?? -1) {
    stem.push(graph.ordinal(edge));
    at = reach.from[at] ?? 0;
  }
  const loop = canStop(graph, entry)
    ? []
    : shortestFairLoop(graph, entry, (state) => component[state] === component[entry], searched);
  return { obligedAt: at, stem: stem.reverse(), loop };
}

/** Whether a run may stay in a state for ever: no party with fairness can act. */
function canStop<State, Action>(graph: RunGraph<State, Action>, state: number): boolean {
  for (let edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
    if (graph.owner(edge) >= 0) return false;
  }
  return true;
}

interface Reach {
  /** Steps from an initial state over an obliged one; -1: not reached with the goal false throughout. */
  readonly distance: Int32Array;
  readonly order: readonly number[];
  readonly from: Int32Array;
  readonly via: Int32Array;
}

/** Breadth first from all obliged states, each of which starts at its own depth. */
function reachWithoutGoal<State, Action>(
  graph: RunGraph<State, Action>,
  goal: number,
  searched: number,
  depthOf: (state: number) => number,
): Reach {
  const distance = new Int32Array(searched).fill(-1);
  const from = new Int32Array(searched).fill(-1);
  const via = new Int32Array(searched).fill(-1);
  const order: number[] = [];
  const levels: number[][] = [];
  const at = (level: number): number[] => (levels[level] ??= []);
  for (let state = 0; state < searched; state++) {
    if (graph.isObliged(goal, state) && !graph.isGoal(goal, state)) at(depthOf(state)).push(state);
  }
  const sources = levels.map((states) => new Set(states));
  for (let level = 0; level < levels.length; level++) {
    for (const state of at(level)) {
      if ((distance[state] ?? 0) >= 0) continue;
      distance[state] = level;
      if (sources[level]?.has(state) === true) from[state] = via[state] = -1;
      order.push(state);
      for (let edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
        const target = graph.target(edge);
        if (target < 0 || target >= searched || (distance[target] ?? 0) >= 0) continue;
        if (graph.isGoal(goal, target)) continue;
        if ((via[target] ?? -1) < 0) [from[target], via[target]] = [state, edge];
        at(level + 1).push(target);
      }
    }
  }
  return { distance, order, from, via };
}

/** Components in which some run is fair to every party: it acts there, or cannot act in some state. */
function fairComponents<State, Action>(
  graph: RunGraph<State, Action>,
  component: Int32Array,
  searched: number,
): ReadonlySet<number> {
  const parties = graph.parties.length;
  const sizes = new Map<number, number>();
  const acts = new Map<number, Set<number>>();
  const enabledIn = new Map<number, Int32Array>();
  const hasEdge = new Set<number>();
  const seen = new Int32Array(parties).fill(-1);
  for (let state = 0; state < searched; state++) {
    const own = component[state] ?? -1;
    if (own < 0) continue;
    sizes.set(own, (sizes.get(own) ?? 0) + 1);
    const enabled = enabledIn.get(own) ?? new Int32Array(parties);
    enabledIn.set(own, enabled);
    for (let edge = graph.firstEdge(state); edge < graph.endOfEdges(state); edge++) {
      const owner = graph.owner(edge);
      const target = graph.target(edge);
      const isInside = target >= 0 && target < searched && component[target] === own;
      if (isInside) hasEdge.add(own);
      if (owner < 0) continue;
      if (isInside) acts.set(own, (acts.get(own) ?? new Set()).add(owner));
      if (seen[owner] !== state) enabled[owner] = (enabled[owner] ?? 0) + 1;
      seen[owner] = state;
    }
  }
  const isFair = (own: number): boolean =>
    hasEdge.has(own) &&
    Array.from({ length: parties }, (_, party) => party).every(
      (party) =>
        acts.get(own)?.has(party) === true ||
        (enabledIn.get(own)?.[party] ?? 0) < (sizes.get(own) ?? 0),
    );
  return new Set([...sizes.keys()].filter(isFair));
}
