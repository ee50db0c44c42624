/** The part of a graph in which components are looked for. */
export interface Subgraph {
  readonly states: number;
  /** Whether a state belongs to the part. */
  has(state: number): boolean;
  firstEdge(state: number): number;
  endOfEdges(state: number): number;
  /** The state that an edge leads to, or a negative number. */
  target(edge: number): number;
}

/**
 * The strongly connected components of a part of a graph (Tarjan 1972, without recursion).
 *
 * @returns the number of each state's component; -1 for states outside the part
 */
export function componentsOf(graph: Subgraph): Int32Array {
  const component = new Int32Array(graph.states).fill(-1);
  const order = new Int32Array(graph.states);
  const low = new Int32Array(graph.states);
  const edge = new Int32Array(graph.states);
  const open: number[] = [];
  const calls: number[] = [];
  let [visited, components] = [0, 0];

  const enter = (state: number): void => {
    order[state] = low[state] = ++visited;
    edge[state] = graph.firstEdge(state);
    open.push(state);
    calls.push(state);
  };
  const lower = (state: number, to: number): void => {
    low[state] = Math.min(low[state] ?? 0, to);
  };
  const leave = (state: number): void => {
    if (low[state] === order[state]) {
      let member: number | undefined;
      do {
        member = open.pop();
        component[member ?? state] = components;
      } while (member !== state);
      components++;
    }
    calls.pop();
    const caller = calls.at(-1);
    if (caller !== undefined) lower(caller, low[state] ?? 0);
  };

  for (let root = 0; root < graph.states; root++) {
    if (!graph.has(root) || order[root] !== 0) continue;
    enter(root);
    for (let state = calls.at(-1); state !== undefined; state = calls.at(-1)) {
      const next = edge[state] ?? 0;
      if (next === graph.endOfEdges(state)) {
        leave(state);
        continue;
      }
      edge[state] = next + 1;
      const target = graph.target(next);
      if (target < 0 || !graph.has(target)) continue;
      if (order[target] === 0) enter(target);
      else if (component[target] === -1) lower(state, order[target] ?? 0);
    }
  }
  return component;
}
