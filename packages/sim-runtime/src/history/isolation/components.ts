import { type Graph } from './edges.js';

/**
 * The strongly connected components of more than one node, in linear time (Tarjan, "Depth-First Search and Linear
 * Graph Algorithms", 1972), without recursion.
 *
 * @param graph - the graph
 * @param mask - the kinds of edges that count
 * @param nodes - where to look; all nodes if there is none
 * @returns the nodes of each component
 */
export function components(
  graph: Graph,
  mask: number,
  nodes?: readonly number[],
): readonly number[][] {
  const { first, out, edges } = graph;
  const inside = nodes === undefined ? undefined : new Set(nodes);
  const index = new Int32Array(graph.nodes);
  const low = new Int32Array(graph.nodes);
  const onStack = new Uint8Array(graph.nodes);
  const cursor = new Int32Array(graph.nodes);
  const stack: number[] = [];
  const path: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  const enter = (node: number) => {
    index[node] = low[node] = ++counter;
    cursor[node] = first[node] as number;
    onStack[node] = 1;
    stack.push(node);
    path.push(node);
  };
  const leave = (node: number) => {
    path.pop();
    const parent = path.at(-1);
    if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number);
    if (low[node] !== index[node]) return;
    const component: number[] = [];
    for (;;) {
      const member = stack.pop() as number;
      onStack[member] = 0;
      component.push(member);
      if (member === node) break;
    }
    if (component.length > 1) found.push(component.sort((one, other) => one - other));
  };
  const step = (node: number) => {
    const place = cursor[node] as number;
    if (place === first[node + 1]) return leave(node);
    cursor[node] = place + 1;
    const edge = out[place] as number;
    if ((edges.kind(edge) & mask) === 0) return;
    const to = edges.to(edge);
    if (inside !== undefined && !inside.has(to)) return;
    if (index[to] === 0) enter(to);
    else if (onStack[to] === 1) low[node] = Math.min(low[node] as number, index[to] as number);
  };
  const count = nodes?.length ?? graph.nodes;
  for (let at = 0; at < count; at++) {
    const root = nodes === undefined ? at : (nodes[at] as number);
    if (index[root] !== 0) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) step(node);
  }
  return found;
}
