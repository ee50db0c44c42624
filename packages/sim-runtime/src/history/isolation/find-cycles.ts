import { CYCLES, type CycleName, type CycleSuffix } from './anomaly.js';
import { components } from './components.js';
import { EDGE, type Graph } from './edges.js';
import { shortestCycle } from './shortest-path.js';

/** A cycle of a graph, and what it is called. */
export interface NamedCycle {
  readonly name: CycleName;
  readonly suffix: CycleSuffix;
  /** Its edges. */
  readonly edges: readonly number[];
}

/** How many edges of a component are tried as the one that closes a cycle of a kind. */
const MOST_TRIES = 256;

const DEPENDENCIES = EDGE.ww | EDGE.wr | EDGE.rw;

/** The kind of edge that a cycle is looked for from, and what else it may have. */
const SHAPES: Readonly<
  Record<
    CycleName,
    { readonly closing: number; readonly others: number; readonly nonadjacent: boolean }
  >
> = {
  G0: { closing: EDGE.ww, others: EDGE.ww, nonadjacent: false },
  G1c: { closing: EDGE.wr, others: EDGE.ww | EDGE.wr, nonadjacent: false },
  'G-single-item': { closing: EDGE.rw, others: EDGE.ww | EDGE.wr, nonadjacent: false },
  'G-nonadjacent-item': { closing: EDGE.rw, others: DEPENDENCIES, nonadjacent: true },
  'G2-item': { closing: EDGE.rw, others: DEPENDENCIES, nonadjacent: false },
};

const STAGES: readonly { readonly suffix: CycleSuffix; readonly extra: number }[] = [
  { suffix: '', extra: 0 },
  { suffix: '-process', extra: EDGE.process },
  { suffix: '-realtime', extra: EDGE.realtime },
];

/**
 * The cycles of a graph: of each strongly connected component one of each kind, which is the shortest through its
 * closing edge. A cycle that has a name without process order and real time is not named with them again.
 *
 * @param graph - dependencies, and the orders of time that count
 * @param suffixes - which orders of time count
 */
export function findCycles(graph: Graph, suffixes: readonly CycleSuffix[]): readonly NamedCycle[] {
  const found: NamedCycle[] = [];
  const explained = new Set<number>();
  for (const { suffix, extra } of STAGES) {
    if (!suffixes.includes(suffix)) continue;
    const cyclesHere: NamedCycle[] = [];
    for (const component of components(graph, DEPENDENCIES | extra)) {
      if (component.some((node) => explained.has(node))) continue;
      cyclesHere.push(...cyclesOf(graph, component, suffix, extra));
    }
    for (const cycle of cyclesHere) {
      for (const edge of cycle.edges) explained.add(graph.edges.from(edge));
    }
    found.push(...cyclesHere);
  }
  return found;
}

function cyclesOf(
  graph: Graph,
  component: readonly number[],
  suffix: CycleSuffix,
  extra: number,
): readonly NamedCycle[] {
  const inside = new Set(component);
  const found: NamedCycle[] = [];
  for (const name of CYCLES) {
    // A G2-item says nothing more where a cycle with fewer rw edges is known.
    if (name === 'G-nonadjacent-item' || name === 'G2-item') {
      if (
        found.some((cycle) => cycle.name === 'G-single-item' || cycle.name === 'G-nonadjacent-item')
      )
        continue;
    }
    const edges = cycleOf(graph, component, inside, name, extra);
    if (edges !== undefined) found.push({ name, suffix, edges });
  }
  return found;
}

function cycleOf(
  graph: Graph,
  component: readonly number[],
  inside: ReadonlySet<number>,
  name: CycleName,
  extra: number,
): readonly number[] | undefined {
  const { closing, others, nonadjacent } = SHAPES[name];
  let best: readonly number[] | undefined;
  let tries = 0;
  for (const node of component) {
    for (let at = graph.first[node] as number; at < (graph.first[node + 1] as number); at++) {
      const edge = graph.out[at] as number;
      const isClosing = graph.edges.kind(edge) === closing && inside.has(graph.edges.to(edge));
      if (!isClosing) continue;
      if (tries++ === MOST_TRIES && best !== undefined) return best;
      const cycle = shortestCycle(graph, edge, inside, { mask: others | extra, nonadjacent });
      if (cycle !== undefined && cycle.length < (best?.length ?? Infinity)) best = cycle;
      if (best?.length === 2) return best;
    }
  }
  return best;
}
